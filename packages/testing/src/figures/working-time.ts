import { calendarInForce } from '@beian/database/calendar';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import type { Calendar, WorkingHours } from '@beian/domain/calendar';

/** The working hours and calendar in force. */
export const loadWorkingTime = (ctx: AppContext): Promise<{ hours: WorkingHours; calendar: Calendar }> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { rows } =
      await tx.client.query(`select (select value from app.settings where name = 'workingHours') as hours,
      (select value from app.settings where name = 'calendar') as calendar`);
    return { hours: rows[0].hours, calendar: await calendarInForce(ctx, tx, rows[0].calendar) };
  });
