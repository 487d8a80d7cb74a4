import { clockSkew, inTransaction, system, timersDue } from '@beian/orders';
import type { Queues } from './queues.ts';
import type { Work } from './work.ts';

const BATCH = 1000;
/** A clock further off than this, in ms, must not decide when anything happens (house.md §6). */
const SKEW_MS = 2000;

/** Arms what falls due soon and rings again what is overdue. With a wrong clock it takes no job and arms none. */
export function createTimerRound({ house, env, log }: Work, queues: Queues): () => Promise<void> {
  let paused = false;
  return async () => {
    const skew = await clockSkew(house);
    const wrong = Math.abs(skew) > SKEW_MS;
    if (wrong !== paused) {
      paused = wrong;
      if (wrong) {
        log.error({ skewMs: Math.round(skew) }, "this machine's clock is wrong: no job is taken until it is right");
        await queues.pause();
      } else {
        log.info("this machine's clock is right again");
        queues.resume();
      }
    }
    if (wrong) return;
    const due = await inTransaction(house, system('clock'), (tx) => timersDue(tx, env.TIMER_WINDOW_MS, BATCH));
    for (const { id, delayMs } of due) {
      // An alarm set before the clock was moved may stand with its old delay: what is overdue has an id of its own.
      const overdue = delayMs === 0;
      await queues.add('ringTimer', overdue ? `${id}_due` : id, { payload: { timerId: id }, outboxId: null }, delayMs);
    }
  };
}
