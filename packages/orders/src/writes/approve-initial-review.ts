import { drawSpotCheck } from '../second-looks/draw.ts';
import type { EventWrite } from './write.ts';

/** Remembers who approved, for four eyes. */
export const approveInitialReview: EventWrite = async (context) => ({
  set: { initialApprovedBy: context.actor.id },
  pendingWrite: drawSpotCheck(context, 'approveInitialReview'),
});
