import { type AppContext, system, transaction } from '../context.ts';
import { applyDueMoves, findDueMoves } from './due-moves.ts';
import { calendarInForce, readCalendarNow } from './in-force.ts';

/** Transactions that began before a change was committed have ended after this, ms: what they count by is looked at again until then. */
const SETTLED_MS = 60_000;

/**
 * Holds every open order against the calendar once its version has moved: duties that began while a change was applied, and
 * all of them where a renewed program brought a calendar. A transaction per order; returns how many moved. Does nothing where
 * it was done for this version.
 */
export async function recountAll(ctx: AppContext): Promise<number> {
  const clock = system('clock');
  const asked = await transaction(ctx, clock, async (tx) => {
    const { rows } = await tx.client.query<{ version: number; settled: boolean; done: boolean }>(
      `/* recountDone */ select (value ->> 'version')::int as version,
         changed_at is null or changed_at < app.now() - $1 * interval '1 millisecond' as settled,
         exists (select 1 from app.calendar_recounts r where r.version = (value ->> 'version')::int) as done
       from app.settings where name = 'calendar'`,
      [SETTLED_MS],
    );
    return rows[0];
  });
  if (asked === undefined || asked.done) return 0;
  const cause = { calendar: asked.version, cause: '' };
  const ids = await transaction(ctx, clock, async (tx) => {
    const { calendar, hours } = await readCalendarNow(tx, false);
    return (await findDueMoves(tx, { calendar, hours }, {})).map(({ orderId }) => orderId);
  });
  let moved = 0;
  for (const id of ids)
    moved += await transaction(ctx, clock, async (tx) => {
      const { setting, hours } = await readCalendarNow(tx, false);
      const calendar = await calendarInForce(ctx, tx, setting);
      const find = () => findDueMoves(tx, { calendar, hours }, { ids: [id] });
      return (await applyDueMoves(ctx, tx, find, { ...cause, calendar: setting.version })).length;
    });
  if (asked.settled)
    await transaction(ctx, clock, (tx) =>
      tx.client.query(
        '/* storeRecount */ insert into app.calendar_recounts (version, moved) values ($1, $2) on conflict do nothing',
        [asked.version, moved],
      ),
    );
  return moved;
}
