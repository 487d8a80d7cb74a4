import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { provinceLabels, provinceText } from '../filter/filter-texts.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type RuleDraftState, ruleDraftStates } from './draft.ts';
import { type OwnRuleState, ownRuleStates } from './own-rule-states.ts';

const stateOf = <K extends string>(rows: Readonly<Record<K, { readonly label: BilingualText }>>) => {
  const values = Object.keys(rows) as K[];
  const labels = Object.fromEntries(values.map((key) => [key, rows[key].label])) as Record<K, BilingualText>;
  return { label: bilingual('状态', 'State'), values, labels, description: 'Only those; left out: all.' };
};

/** The filters of the installation's own rules. */
export const ownRuleFilters = {
  province: {
    label: bilingual('省份', 'Province'),
    scalar: 'String',
    text: provinceText,
    labels: provinceLabels,
    description: 'GB/T 2260 code of the province, six digits; left out: all.',
  },
  state: { enum: 'OwnRuleState', ...stateOf<OwnRuleState>(ownRuleStates) },
} as const satisfies FilterRows;
export type OwnRuleFilter = FilterValues<typeof ownRuleFilters>;

/** The filters of drafts of rules. */
export const ruleDraftFilters = {
  state: { enum: 'RuleDraftState', ...stateOf<RuleDraftState>(ruleDraftStates) },
} as const satisfies FilterRows;
export type RuleDraftFilter = FilterValues<typeof ruleDraftFilters>;
