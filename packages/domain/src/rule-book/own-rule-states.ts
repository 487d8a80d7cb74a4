import type { Day } from '../province/in-force.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export const ownRuleStates = {
  COMING: { label: bilingual('未生效', 'Not yet in force') },
  IN_FORCE: { label: bilingual('生效中', 'In force') },
  ENDED: { label: bilingual('已失效', 'No longer in force') },
  CANCELLED: { label: bilingual('未生效即取消', 'Cancelled before it began') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type OwnRuleState = keyof typeof ownRuleStates;

/** It ends on its first day: it was in force on no day. */
export const isCancelled = ({
  from,
  until,
}: {
  readonly from: Day;
  readonly until?: Day | null | undefined;
}): boolean => until === from;

export function ownRuleStateOf({ from, until }: { from: Day; until: Day | null }, today: Day): OwnRuleState {
  if (isCancelled({ from, until })) return 'CANCELLED';
  if (today < from) return 'COMING';
  return until !== null && until <= today ? 'ENDED' : 'IN_FORCE';
}
