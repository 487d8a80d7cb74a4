import { DatabaseUnavailable, fireDueTimers, readClock, TimerFault, updateHoursClosures } from '@beian/orders';
import { scrub, stackFramesOf } from './log.ts';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

/** Largest clock difference, ms; with more, nothing may be decided by this clock (docs/spec/desk.md D-clock). */
const MAX_SKEW_MS = 2000;
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
 * a wrong time of day cannot wake it early or late. Queues run only while this machine's clock is right; otherwise no job is taken and no
 * timer fires.
 */
export function createTimerTask({ ctx, env, log }: WorkerContext, queues: Queues): TimerTask {
  let isClockRight: boolean | undefined;
  let pause = 0;
  let filingHoursCheckedAtMs = Number.NEGATIVE_INFINITY;
  /** Timers that failed, with the time of the failure. */
  const faultyTimers = new Map<string, number>();

  const checkClock = (skew: number, toleranceMs: number): boolean => {
    const now = Math.abs(skew) <= MAX_SKEW_MS + toleranceMs;
    if (now === isClockRight) return now;
    if (!now) {
      log.error({ skewMs: Math.round(skew) }, "this machine's clock is wrong: no job is taken until it is right");
      queues.pause();
    } else {
      if (isClockRight !== undefined) log.info("this machine's clock is right again");
      queues.run();
    }
    isClockRight = now;
    return now;
  };

  /** Fires batches until nothing is due, or all that is due is locked. A batch that fails is repeated timer by timer. */
  const fireAllDue = async (): Promise<void> => {
    let singleRunsLeft = 0;
    for (;;) {
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
          log.error({ timerId, why: scrub(cause), at: stackFramesOf(cause) }, 'a timer cannot ring');
        } else singleRunsLeft = BATCH;
      }
    }
  };

  return {
    pauseMs: () => pause,
    run: async () => {
      pause = env.TIMER_TICK_MS;
      for (const [id, at] of faultyTimers) if (performance.now() - at > FAULTY_TIMER_RETRY_MS) faultyTimers.delete(id);
      const [askedAtMs, wallClockMs] = [performance.now(), Date.now()];
      const seen = await readClock(ctx, [...faultyTimers.keys()]);
      // The database's time was read at some instant between request and answer.
      const halfRoundTripMs = (performance.now() - askedAtMs) / 2;
      if (!checkClock(wallClockMs + halfRoundTripMs - seen.at, halfRoundTripMs)) return;
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
