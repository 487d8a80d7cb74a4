import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { OrderFacts } from './facts.ts';

/** How a call ends 通话结果. */
export const callOutcomes = {
  REACHED: bilingual('接通，已确认', 'Reached and confirmed'),
  MISSED: bilingual('无人接听', 'No answer'),
  DENIED: bilingual('接通，未确认', 'Reached, not confirmed'),
} as const satisfies Record<string, BilingualText>;
export type CallOutcome = keyof typeof callOutcomes;

/** After one that nobody answered the second is made so long later, elapsed time, ms (rules.md §3.4, TC-REJ). */
export const callAgainAfterMs = 3_600_000;

/** How many misses, each an hour from the one before, allow to return or reject for that reason (rules.md §3.4, TC-REJ). */
export const minMissedCalls = 2;

/** The misses that count: each at least an hour after the last one that does. Instants ISO 8601 UTC, oldest first. */
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
