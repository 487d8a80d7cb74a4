import type { EventWrite } from '../event/write.ts';
import { drawSpotCheck } from '../spot-check/draw.ts';

/** Stores who approved, for the four-eyes guard of the later decisions. */
export const approveInitialReview: EventWrite = async (context) => ({
  set: { initialApprovedBy: context.actor.id },
  pendingWrite: drawSpotCheck(context, 'approveInitialReview'),
});
