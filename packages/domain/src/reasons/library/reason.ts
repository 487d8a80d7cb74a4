import type { BilingualText } from '../../text/bilingual-text.ts';

/**
 * 理由库: one reason of docs/spec/rules.md for a return or rejection, with the advice that the applicant reads. `appliesTo`
 * contains item keys, `field` for every field, `material` for every material, `order` for the order as a whole.
 */
export interface ReasonRow {
  readonly label: BilingualText;
  readonly advice: BilingualText;
  readonly appliesTo: readonly string[];
}
