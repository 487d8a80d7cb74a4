import { sql } from 'drizzle-orm';
import type { EventWrite } from './write.ts';

/** The order shows how much of its time is used: 50, 75 or 100. */
export const recordDueLevel: EventWrite = async ({ input }) => {
  const { share } = input as { timerId: string; share: number };
  // After an outage they may ring in any order: the level never goes down.
  const level = Math.round(share * 100);
  return { set: { dueLevel: sql`greatest(due_level, ${level}::smallint)` as unknown as number }, logged: { share } };
};
