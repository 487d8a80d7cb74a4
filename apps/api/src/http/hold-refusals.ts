import { setTimeout as delay } from 'node:timers/promises';

/** Refusals of a process in one second that are answered at once; further ones are answered `ms` later. */
export const heldRefusals = { perSecond: 100, ms: 1000 } as const;

let [count, since] = [0, 0];

/**
 * Waits before a refusal while there are many: whoever sends again at once what was refused (guesses, wrong passwords) is slowed down, and
 * leaves the processor to others. How many wait is bounded by the open connections.
 */
export async function holdRefusal(): Promise<void> {
  const now = performance.now();
  if (now - since >= 1000) [count, since] = [0, now];
  count += 1;
  if (count > heldRefusals.perSecond) await delay(heldRefusals.ms);
}
