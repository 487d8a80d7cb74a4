import type { LiveEvent } from '@beian/domain';
import { standsStill } from './bureau/closures.ts';
import { type House, inTransaction, system, type Tx } from './house.ts';
import { perform } from './perform.ts';
import { lockOrder } from './sql/facts.ts';

/**
 * Open timers that fall due within so many milliseconds, overdue ones included; `delayMs` by the database's clock. Those that
 * a setting silences, or whose clock stands still, stay open and are left out: they fall due later.
 */
export async function timersDue(tx: Tx, withinMs: number, limit: number): Promise<{ id: string; delayMs: number }[]> {
  const { rows } = await tx.client.query<{ id: string; delayMs: number }>({
    name: 'timers-due',
    text: `/* timersDue */ select id, greatest(0, ceil(extract(epoch from due_at - app.now()) * 1000))::float8 as "delayMs"
      from app.timers where fired_at is null and closed_at is null and due_at <= app.now() + $1 * interval '1 millisecond'
        and app.timer_rings(raises) and not ${standsStill('timers.order_id')}
      order by due_at, id limit $2`,
    values: [withinMs, limit],
  });
  return rows;
}

/**
 * Rings a timer once: the database's clock decides whether it is due, the row whether it has rung, the settings whether its kind rings. The order is
 * locked first, as everywhere, so that ringing and deciding cannot wait for each other. True when it rang now.
 */
export const ringTimer = (house: House, timerId: string): Promise<boolean> =>
  inTransaction(house, system('clock'), async (tx) => {
    const found = await tx.client.query<{ order_id: string }>('select order_id from app.timers where id = $1', [
      timerId,
    ]);
    const orderId = found.rows[0]?.order_id;
    if (orderId === undefined || !(await lockOrder(tx, orderId))) return false;
    const { rows } = await tx.client.query<{ raises: LiveEvent; share: number }>(
      `/* ringTimer */ update app.timers set fired_at = app.now()
       where id = $1 and closed_at is null and fired_at is null and due_at <= app.now() and app.timer_rings(raises)
         and not ${standsStill('timers.order_id')} returning raises, share`,
      [timerId],
    );
    const row = rows[0];
    if (row === undefined) return false;
    const input = { timerId, share: row.share };
    await perform(house, tx, { event: row.raises, orderId, actor: system('clock'), input });
    return true;
  });

/** Milliseconds by which this process's clock is ahead of the database's; negative when behind. */
export async function clockSkew(house: House): Promise<number> {
  const asked = Date.now();
  const { rows } = await house.pool.query<{ at: number }>(
    '/* clockSkew */ select extract(epoch from clock_timestamp()) * 1000 as at',
  );
  return (asked + Date.now()) / 2 - Number(rows[0]?.at);
}
