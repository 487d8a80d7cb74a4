import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { OrderFacts } from './facts.ts';

/** 通话结果: result of a call. */
export const callOutcomes = {
  REACHED: bilingual('接通，已确认', 'Reached and confirmed'),
  MISSED: bilingual('无人接听', 'No answer'),
  DENIED: bilingual('接通，未确认', 'Reached, not confirmed'),
} as const satisfies Record<string, BilingualText>;
export type CallOutcome = keyof typeof callOutcomes;
export const callOutcomeNames = Object.keys(callOutcomes) as CallOutcome[];
/** Outcomes of a call that the applicant made. */
export const callbackOutcomeNames = callOutcomeNames.filter((name) => name !== 'MISSED');

/** Wait between an unanswered call and the second one: elapsed time, ms (docs/spec/rules.md, TC-REJ). */
export const callAgainAfterMs = 3_600_000;

/**
 * Number of unanswered calls, at least an hour apart, after which an order may be returned or rejected for this reason
 * (docs/spec/rules.md, TC-REJ).
 */
export const minMissedCalls = 2;

/**
 * Unanswered calls that count: each at least an hour after the previous counted one. Instants ISO 8601 UTC, oldest
 * first.
 */
export const countMissedCalls = ({ callsMissed }: Pick<OrderFacts, 'callsMissed'>): number => {
  let last = Number.NEGATIVE_INFINITY;
  let counted = 0;
  for (const at of callsMissed.map((one) => Date.parse(one))) {
    if (at - last < callAgainAfterMs) continue;
    last = at;
    counted++;
  }
  return counted;
};
