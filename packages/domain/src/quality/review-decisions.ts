import type { LiveEvent } from '../order/events/all.ts';

/**
 * 审核决定: the decisions on what an order says, and whether they pass it or return it to the applicant. The other events that end a duty
 * (`decisionEvents`) move an order on that was decided: a push, or an SMS check that was verified after all.
 */
export const reviewDecisions = {
  approveInitialReview: 'passes',
  returnForCorrection: 'returns',
  rejectInitialReview: 'returns',
  approvePhoto: 'passes',
  rejectPhoto: 'returns',
  sendBack: 'returns',
} as const satisfies Partial<Record<LiveEvent, 'passes' | 'returns'>>;

type ReviewDecision = keyof typeof reviewDecisions;
export const reviewDecisionNames = Object.keys(reviewDecisions) as ReviewDecision[];
export const returningDecisionNames = reviewDecisionNames.filter((event) => reviewDecisions[event] === 'returns');
