import { type House, inTransaction, system } from '../house.ts';
import { openTimers, ringTimers } from '../timers.ts';

/** Rings one timer, if it is due and may ring: whether it rang now. */
export const ringTimer = async (house: House, timerId: string): Promise<boolean> =>
  (await ringTimers(house, { limit: 1, only: [timerId] })).length === 1;

/** Timers that ring within so many milliseconds, what is overdue included, as things stand. */
export const timersDue = (house: House, withinMs: number): Promise<string[]> =>
  inTransaction(house, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      openTimers('t.id', `t.due_at <= app.now() + $1 * interval '1 millisecond'`, 1000),
      [withinMs],
    );
    return rows.map(({ id }) => id);
  });
