import { type AppContext, system, transaction } from '../context.ts';
import { fireDueTimers, openTimersSql } from '../timers.ts';

/** Rings one timer, if it is due and may ring: whether it rang now. */
export const fireTimer = async (ctx: AppContext, timerId: string): Promise<boolean> =>
  (await fireDueTimers(ctx, { limit: 1, only: [timerId] })).length === 1;

/** Timers that ring within so many milliseconds, what is overdue included, as things stand. */
export const timersDue = (ctx: AppContext, withinMs: number): Promise<string[]> =>
  transaction(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      openTimersSql('t.id', `t.due_at <= app.now() + $1 * interval '1 millisecond'`, 1000),
      [withinMs],
    );
    return rows.map(({ id }) => id);
  });
