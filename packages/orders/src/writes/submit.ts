import type { Write } from './write.ts';

/** A submission starts a new round. */
export const submit: Write = async ({ hand, input }) => ({
  set: { round: hand.row.round + 1, submittedAt: hand.facts.now },
  logged: { acknowledged: (input as { acknowledged: string[] }).acknowledged },
});
