import type { Write } from './write.ts';

/** Remembers who approved, for four eyes. */
export const approveInitialReview: Write = async ({ actor }) => ({ set: { initialApprovedBy: actor.id } });
