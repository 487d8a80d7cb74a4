import { DatabaseUnavailable } from '@beian/database/connection';
import { fireDueTimers, TimerFault } from '@beian/orders/timers';
import { updateHoursClosures } from '@beian/submissions/connections';
import type { ClockCheck } from './clock-check.ts';
import { scrub, stackFramesOf } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Timers per transaction: their orders are locked until it ends, and decisions on them wait. */
const BATCH = 25;
/** Transactions at the same time: one computes while another is written; jobs keep the remaining connections. */
const PARALLEL_BATCHES = 2;
/** Delay after a run that fired timers, for those whose order was locked. */
const RECHECK_MS = 100;
/** Filing hours are updated at least at this interval, also if no timer fires. */
const FILING_HOURS_INTERVAL_MS = 30_000;
/** A timer that failed is tried again after this. */
const FAULTY_TIMER_RETRY_MS = 10_000;

export interface TimerTask {
  run(): Promise<void>;
  /** Time until the next run: the next timer's due time by the database's clock. */
  pauseMs(): number;
}

/**
 * Fires what is due by the database's clock and returns how long to sleep until the next. Sleep uses the machine's monotonic clock, so that
 * a wrong time of day cannot wake it early or late. No timer fires while the clock check finds this machine's clock wrong.
 */
export function createTimerTask(
  { ctx, env, log }: WorkerContext,
  clock: Pick<ClockCheck, 'isRight' | 'read'>,
): TimerTask {
  let pause = 0;
  let filingHoursCheckedAtMs = Number.NEGATIVE_INFINITY;
  /** Timers that failed, with the time of the failure. */
  const faultyTimers = new Map<string, number>();

  /** Fires batches until nothing is due, all that is due is locked, or the clock is wrong. A batch that fails is repeated timer by timer. */
  const fireAllDue = async (): Promise<void> => {
    let singleRunsLeft = 0;
    while (clock.isRight()) {
      const limit = singleRunsLeft > 0 ? 1 : BATCH;
      singleRunsLeft -= 1;
      try {
        const fired = await fireDueTimers(ctx, { limit, except: [...faultyTimers.keys()] });
        if (fired.length === 0) return;
        log.info({ timers: fired.length }, 'timers rang');
      } catch (error) {
        if (error instanceof DatabaseUnavailable) throw error;
        if (error instanceof TimerFault) {
          faultyTimers.set(error.timerId, performance.now());
          const { timerId, cause } = error;
          log.error({ timerId, why: scrub(cause), at: stackFramesOf(cause) }, 'a timer cannot fire');
        } else singleRunsLeft = BATCH;
      }
    }
  };

  return {
    pauseMs: () => pause,
    run: async () => {
      pause = env.TIMER_TICK_MS;
      for (const [id, at] of faultyTimers) if (performance.now() - at > FAULTY_TIMER_RETRY_MS) faultyTimers.delete(id);
      const seen = await clock.read([...faultyTimers.keys()]);
      if (!clock.isRight()) return;
      if (seen.due || performance.now() - filingHoursCheckedAtMs > FILING_HOURS_INTERVAL_MS) {
        // Before any timer fires: a clock may have been paused while no worker ran.
        await updateHoursClosures(ctx);
        filingHoursCheckedAtMs = performance.now();
      }
      if (seen.due) {
        const ended = await Promise.allSettled(Array.from({ length: PARALLEL_BATCHES }, fireAllDue));
        for (const one of ended) if (one.status === 'rejected') throw one.reason;
      }
      pause = Math.min(pause, seen.due ? RECHECK_MS : Math.max(1, seen.nextMs ?? pause));
    },
  };
}
