import { drawSpotCheck } from '../second-looks/draw.ts';
import type { EventWrite } from './write.ts';

/** Stores who approved, for the four-eyes guard of the later decisions. */
export const approveInitialReview: EventWrite = async (context) => ({
  set: { initialApprovedBy: context.actor.id },
  pendingWrite: drawSpotCheck(context, 'approveInitialReview'),
});
