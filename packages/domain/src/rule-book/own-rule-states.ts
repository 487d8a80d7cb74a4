import type { Day } from '../province/in-force.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export const ownRuleStates = {
  COMING: { label: bilingual('未生效', 'Not yet in force') },
  IN_FORCE: { label: bilingual('生效中', 'In force') },
  ENDED: { label: bilingual('已失效', 'No longer in force') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type OwnRuleState = keyof typeof ownRuleStates;

export function ownRuleStateOf({ from, until }: { from: Day; until: Day | null }, today: Day): OwnRuleState {
  if (today < from) return 'COMING';
  return until !== null && until <= today ? 'ENDED' : 'IN_FORCE';
}
