import type { Write } from './write.ts';

/** The order shows how much of its time is used: 50, 75 or 100. */
export const ringDue: Write = async ({ input }) => {
  const { share } = input as { timerId: string; share: number };
  return { set: { dueLevel: Math.round(share * 100) }, logged: { share } };
};
