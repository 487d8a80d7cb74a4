import { DatabaseAway, keepHours, lookAtClock, ringTimers, TimerFault } from '@beian/orders';
import { framesOf, scrub } from './log.ts';
import type { Queues } from './queues.ts';
import type { Work } from './work.ts';

/** A clock further off than this, in ms, must not decide when anything happens (house.md §6). */
const SKEW_MS = 2000;
/** Timers of one transaction: their orders are held until it ends, and whoever decides one of them waits. */
const BATCH = 25;
/** Transactions at once: one is written while another is thought about; jobs keep the rest of the connections. */
const LANES = 2;
/** After timers rang: for those whose order somebody had in hand. */
const SOON_MS = 100;
/** Filing hours are kept at least so often, also while nothing rings. */
const HOURS_MS = 30_000;
/** A timer that cannot ring is tried again after this. */
const FAULT_MS = 10_000;

export interface Clockwork {
  run(): Promise<void>;
  /** Until the next look: the next timer's due time, counted from the database's. */
  pauseMs(): number;
}

/**
 * Rings what is due, by the database's clock, and says how long to sleep until the next. Sleeping is counted by the machine's
 * steady clock, so that a wrong time of day cannot wake it early or late. Lets the queues run once this machine's clock is found
 * right; with a wrong one no job is taken and nothing rings.
 */
export function createTimerRound({ ctx, env, log }: Work, queues: Queues): Clockwork {
  let right: boolean | undefined;
  let pause = 0;
  let hoursKept = Number.NEGATIVE_INFINITY;
  /** Timers that could not ring, and when that was. */
  const faulty = new Map<string, number>();

  const judge = (skew: number, mayErrMs: number): boolean => {
    const now = Math.abs(skew) <= SKEW_MS + mayErrMs;
    if (now === right) return now;
    if (!now) {
      log.error({ skewMs: Math.round(skew) }, "this machine's clock is wrong: no job is taken until it is right");
      queues.pause();
    } else {
      if (right !== undefined) log.info("this machine's clock is right again");
      queues.run();
    }
    right = now;
    return now;
  };

  /** Batch by batch until nothing is due, or all of it in somebody's hands. A batch with a fault is rung timer by timer. */
  const ringAll = async (): Promise<void> => {
    let alone = 0;
    for (;;) {
      const limit = alone > 0 ? 1 : BATCH;
      alone -= 1;
      try {
        const rung = await ringTimers(ctx, { limit, except: [...faulty.keys()] });
        if (rung.length === 0) return;
        log.info({ timers: rung.length }, 'timers rang');
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        if (error instanceof TimerFault) {
          faulty.set(error.timerId, performance.now());
          const { timerId, cause } = error;
          log.error({ timerId, why: scrub(cause), at: framesOf(cause) }, 'a timer cannot ring');
        } else alone = BATCH;
      }
    }
  };

  return {
    pauseMs: () => pause,
    run: async () => {
      pause = env.TIMER_TICK_MS;
      for (const [id, at] of faulty) if (performance.now() - at > FAULT_MS) faulty.delete(id);
      const [asked, wall] = [performance.now(), Date.now()];
      const seen = await lookAtClock(ctx, [...faulty.keys()]);
      // The answer is of some instant between question and answer.
      const half = (performance.now() - asked) / 2;
      if (!judge(wall + half - seen.at, half)) return;
      if (seen.due || performance.now() - hoursKept > HOURS_MS) {
        // Before anything rings: a clock may have stood still while nobody was here.
        await keepHours(ctx);
        hoursKept = performance.now();
      }
      if (seen.due) {
        const ended = await Promise.allSettled(Array.from({ length: LANES }, ringAll));
        for (const one of ended) if (one.status === 'rejected') throw one.reason;
      }
      pause = Math.min(pause, seen.due ? SOON_MS : Math.max(1, seen.nextMs ?? pause));
    },
  };
}
