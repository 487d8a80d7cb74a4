import { type Workday, type WorkingHours, workdayAt } from '@beian/domain/calendar';
import type { ClockInputs } from '@beian/domain/clock';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';
import { calendarInForce } from './in-force.ts';

/** What time limits are counted with, by settings and calendar. `now`: the database's clock, ISO 8601, UTC. */
export async function loadClockInputs(ctx: AppContext, tx: Tx): Promise<ClockInputs & { readonly now: string }> {
  const { rows } = await tx.client.query<{
    now: string;
    hours: WorkingHours;
    calendar: { version: number; loadedUntil: string };
  }>({
    name: 'clock-inputs',
    text: `/* loadClockInputs */ select app.iso(app.now()) as now,
        (select value from app.settings where name = 'workingHours') as hours,
        (select value from app.settings where name = 'calendar') as calendar`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the settings are gone');
  return { now: row.now, hours: row.hours, calendar: await calendarInForce(ctx, tx, row.calendar) };
}

/** The current Shanghai day (database clock) as a working day. */
export async function findWorkday(ctx: AppContext, tx: Tx): Promise<Workday & { readonly now: string }> {
  const { now, calendar, hours } = await loadClockInputs(ctx, tx);
  return { now, ...workdayAt(calendar, hours, Date.parse(now)) };
}
