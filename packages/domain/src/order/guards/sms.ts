import { editionRow } from '../../province/editions.ts';
import { text } from '../../text.ts';
import type { Guard } from './guard.ts';

/** Guards: the ministry's SMS. */
export const smsGuards = {
  smsIsChecked: {
    says: text('该省不做短信核验', 'This province does not check by SMS'),
    ruleId: 'rules.md §9',
    holds: (facts) => editionRow(facts.edition).smsIn(facts.province),
  },
} as const satisfies Record<string, Guard>;
