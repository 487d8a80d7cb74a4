import type { Calendar, WorkingHours } from '@beian/domain';
import { calendarInForce } from '../calendar/in-force.ts';
import { type AppContext, inTransaction, system } from '../context.ts';

/** What working time is counted by now. */
export const groundOf = (ctx: AppContext): Promise<{ hours: WorkingHours; calendar: Calendar }> =>
  inTransaction(ctx, system('clock'), async (tx) => {
    const { rows } =
      await tx.client.query(`select (select value from app.settings where name = 'workingHours') as hours,
      (select value from app.settings where name = 'calendar') as calendar`);
    return { hours: rows[0].hours, calendar: await calendarInForce(ctx, tx, rows[0].calendar) };
  });
