import { DatabaseUnavailable, fireDueTimers, readClock, TimerFault, updateHoursClosures } from '@beian/orders';
import { scrub, stackFramesOf } from './log.ts';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

/** A clock further off than this, in ms, must not decide when anything happens (house.md §6). */
const MAX_SKEW_MS = 2000;
/** Timers of one transaction: their orders are held until it ends, and whoever decides one of them waits. */
const BATCH = 25;
/** Transactions at once: one is written while another is thought about; jobs keep the rest of the connections. */
const PARALLEL_BATCHES = 2;
/** After timers rang: for those whose order somebody had in hand. */
const RECHECK_MS = 100;
/** Filing hours are kept at least so often, also while nothing rings. */
const FILING_HOURS_INTERVAL_MS = 30_000;
/** A timer that cannot ring is tried again after this. */
const FAULTY_TIMER_RETRY_MS = 10_000;

export interface TimerTask {
  run(): Promise<void>;
  /** Until the next look: the next timer's due time, counted from the database's. */
  pauseMs(): number;
}

/**
 * Rings what is due, by the database's clock, and says how long to sleep until the next. Sleeping is counted by the machine's
 * steady clock, so that a wrong time of day cannot wake it early or late. Lets the queues run once this machine's clock is found
 * right; with a wrong one no job is taken and nothing rings.
 */
export function createTimerTask({ ctx, env, log }: WorkerContext, queues: Queues): TimerTask {
  let isClockRight: boolean | undefined;
  let pause = 0;
  let filingHoursCheckedAtMs = Number.NEGATIVE_INFINITY;
  /** Timers that could not ring, and when that was. */
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

  /** Batch by batch until nothing is due, or all of it in somebody's hands. A batch with a fault is rung timer by timer. */
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
      // The answer is of some instant between question and answer.
      const halfRoundTripMs = (performance.now() - askedAtMs) / 2;
      if (!checkClock(wallClockMs + halfRoundTripMs - seen.at, halfRoundTripMs)) return;
      if (seen.due || performance.now() - filingHoursCheckedAtMs > FILING_HOURS_INTERVAL_MS) {
        // Before anything rings: a clock may have stood still while nobody was here.
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
