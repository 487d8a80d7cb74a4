import { calendarInForce, readCalendarNow } from '@beian/database/calendar';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { applyDueMoves, findDueMoves } from './due-moves.ts';

/**
 * Transactions that began before a change was committed have ended after this time, ms; until then orders are checked
 * again.
 */
const SETTLED_MS = 60_000;

/**
 * Recalculates every open order after the calendar version has changed: duties that began while a change was applied,
 * or all orders when an upgraded program loaded a calendar. One transaction per order; returns how many moved. Does
 * nothing when this version was already processed.
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
