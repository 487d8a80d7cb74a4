import { findCalendarStatus } from '@beian/database/calendar';
import { system, transaction } from '@beian/database/transaction';
import type { CalendarAlarm } from '@beian/domain/calendar';
import { recountAll } from '@beian/orders/due-moves';
import type { WorkerContext } from './worker-context.ts';

/**
 * Recounts open orders after a change of the calendar. Logs once when the calendar is about to end or orders are due on days that it does
 * not cover, and once when that is over (docs/operations.md).
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
