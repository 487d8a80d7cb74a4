import { type Workday, type WorkingHours, workdayAt } from '@beian/domain/calendar';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';
import { calendarInForce } from './in-force.ts';

/** The current Shanghai day (database clock) as a working day, by settings and calendar. `now`: ISO 8601, UTC. */
export async function findWorkday(ctx: AppContext, tx: Tx): Promise<Workday & { readonly now: string }> {
  const { rows } = await tx.client.query<{
    now: string;
    hours: WorkingHours;
    calendar: { version: number; loadedUntil: string };
  }>({
    name: 'workday',
    text: `/* findWorkday */ select app.iso(app.now()) as now,
        (select value from app.settings where name = 'workingHours') as hours,
        (select value from app.settings where name = 'calendar') as calendar`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the settings are gone');
  const calendar = await calendarInForce(ctx, tx, row.calendar);
  return { now: row.now, ...workdayAt(calendar, row.hours, Date.parse(row.now)) };
}
