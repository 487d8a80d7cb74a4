import { sql } from 'drizzle-orm';
import type { EventWrite } from '../event/write.ts';

/** Stores how much of the order's time is used, in percent, as the timer that fired says (`dueLevels`). */
export const recordDueLevel: EventWrite<'warn' | 'breach'> = async ({ input: { share } }) => {
  // After an outage timers may fire in any order; the level never decreases.
  const level = Math.round(share * 100);
  return { set: { dueLevel: sql<number>`greatest(due_level, ${level}::smallint)` }, logged: { share } };
};
