import { drawSecondLook } from '../second-looks/draw.ts';
import type { Write } from './write.ts';

/** Remembers who approved, for four eyes. */
export const approveInitialReview: Write = async (context) => ({
  set: { initialApprovedBy: context.actor.id },
  written: drawSecondLook(context, 'approveInitialReview'),
});
