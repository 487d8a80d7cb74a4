import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export const ruleConflictKinds = {
  OVERLAPPING: { label: bilingual('重复', 'Overlapping: another rule does the same on the same days') },
  CONTRADICTORY: { label: bilingual('矛盾', 'Contradictory: another rule says the opposite on the same days') },
  UNREACHABLE: {
    label: bilingual(
      '不会生效',
      'Unreachable: no order can meet it, or another rule takes its place or asks the same of more orders',
    ),
  },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type RuleConflictKind = keyof typeof ruleConflictKinds;
