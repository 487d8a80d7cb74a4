import { type AppContext, system, transaction } from '@beian/database/transaction';
import { fireDueTimers, openTimersSql } from '@beian/orders/timers';

/** Fires one timer if it is due and may fire; returns whether it fired. */
export const fireTimer = async (ctx: AppContext, timerId: string): Promise<boolean> =>
  (await fireDueTimers(ctx, { limit: 1, only: [timerId] })).length === 1;

/** Timers that are due within so many milliseconds, overdue ones included. */
export const timersDue = (ctx: AppContext, withinMs: number): Promise<string[]> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      openTimersSql('t.id', `t.due_at <= app.now() + $1 * interval '1 millisecond'`, 1000),
      [withinMs],
    );
    return rows.map(({ id }) => id);
  });
