import type { CalendarAlarm } from '@beian/domain';
import { findCalendarStanding, inTransaction, recountAll, system } from '@beian/orders';
import type { Work } from './work.ts';

/**
 * Holds open orders against a calendar that was changed, and says once in the log when the calendar comes to its end or orders
 * are due on days that nobody has ruled on, and once when that is over (docs/operations.md).
 */
export function createCalendarRound({ ctx, log }: Work): () => Promise<void> {
  let told: CalendarAlarm['code'] | null = null;
  return async () => {
    const moved = await recountAll(ctx);
    if (moved > 0) log.info({ moved }, 'due times were counted anew by the calendar that holds now');
    const { alarm, loadedUntil, provisional } = await inTransaction(ctx, system('clock'), findCalendarStanding);
    const code = alarm?.code ?? null;
    if (code !== null && code !== told) log.warn({ code, loadedUntil, provisional }, alarm?.message.en);
    if (code === null && told !== null) log.info({ loadedUntil }, 'the working calendar reaches far enough again');
    told = code;
  };
}
