import type { CalendarAlarm } from '@beian/domain';
import { findCalendarStatus, recountAll, system, transaction } from '@beian/orders';
import type { WorkerContext } from './worker-context.ts';

/**
 * Holds open orders against a calendar that was changed, and says once in the log when the calendar comes to its end or orders
 * are due on days that nobody has ruled on, and once when that is over (docs/operations.md).
 */
export function createCalendarTask({ ctx, log }: WorkerContext): () => Promise<void> {
  let loggedAlarm: CalendarAlarm['code'] | null = null;
  return async () => {
    const moved = await recountAll(ctx);
    if (moved > 0) log.info({ moved }, 'due times were counted anew by the calendar that holds now');
    const { alarm, loadedUntil, provisional } = await transaction(ctx, system('clock'), findCalendarStatus);
    const code = alarm?.code ?? null;
    if (code !== null && code !== loggedAlarm) log.warn({ code, loadedUntil, provisional }, alarm?.message.en);
    if (code === null && loggedAlarm !== null)
      log.info({ loadedUntil }, 'the working calendar reaches far enough again');
    loggedAlarm = code;
  };
}
