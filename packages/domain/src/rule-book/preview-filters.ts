import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { type RuleOutcome, ruleOutcomeNames } from './outcomes.ts';
import { type RulePreviewPart, rulePreviewParts } from './preview-fields.ts';

/** The filters of the orders of a preview. */
export const rulePreviewFilters = {
  part: {
    label: bilingual('范围', 'Part'),
    enum: 'RulePreviewPart',
    values: rulePreviewParts as RulePreviewPart[],
    description: 'Only these orders.',
    shown: 'tabs',
  },
  outcome: {
    label: bilingual('影响', 'What changes'),
    enum: 'RuleOutcome',
    values: ruleOutcomeNames as RuleOutcome[],
    description: 'Only orders that would change so.',
  },
  partnerId: {
    label: bilingual('合作方', 'Partner'),
    scalar: 'ID',
    text: {
      isReadable: (text) => /^partner_[\w-]{1,64}$/.test(text),
      form: bilingual('合作方的编号', 'the id of a partner, `partner_…`'),
    },
    description: 'Only orders of this partner.',
  },
} as const satisfies FilterRows;
export type RulePreviewFilter = FilterValues<typeof rulePreviewFilters>;
