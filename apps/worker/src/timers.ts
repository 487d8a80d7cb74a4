import { clockSkew, inTransaction, keepHours, system, timersDue } from '@beian/orders';
import type { Queues } from './queues.ts';
import type { Work } from './work.ts';

/** Timers of one round: more than these are armed by the next one, when these have rung. */
const LIMIT = 10_000;
/** A clock further off than this, in ms, must not decide when anything happens (house.md §6). */
const SKEW_MS = 2000;

/**
 * Arms what falls due soon and rings again what is overdue. Lets the queues run once this machine's clock is found right;
 * with a wrong one no job is taken and no timer armed.
 */
export function createTimerRound({ house, env, log }: Work, queues: Queues): () => Promise<void> {
  let right: boolean | undefined;
  return async () => {
    // Before anything rings: a clock may have stood still while nobody was here.
    await keepHours(house);
    const skew = await clockSkew(house);
    const now = Math.abs(skew) <= SKEW_MS;
    if (now !== right) {
      if (!now) {
        log.error({ skewMs: Math.round(skew) }, "this machine's clock is wrong: no job is taken until it is right");
        queues.pause();
      } else {
        if (right !== undefined) log.info("this machine's clock is right again");
        queues.run();
      }
      right = now;
    }
    if (!now) return;
    const due = await inTransaction(house, system('clock'), (tx) => timersDue(tx, env.TIMER_WINDOW_MS, LIMIT));
    await queues.add(
      due.map(({ id, delayMs }) => ({
        job: 'ringTimer',
        // An alarm set before the clock was moved may stand with its old delay: what is overdue has an id of its own.
        id: delayMs === 0 ? `${id}_due` : id,
        payload: { timerId: id },
        outboxId: null,
        delayMs,
      })),
    );
  };
}
