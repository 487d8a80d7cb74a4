import type { BilingualText } from '../../bilingual-text.ts';

/**
 * 理由库: why an order is returned or rejected, a row per reason of rules.md §8.2, with the advice that the applicant reads.
 * `fits` are keys of items, `field` for every field, `material` for every material, `order` for the order as a whole.
 */
export interface ReasonRow {
  readonly label: BilingualText;
  readonly advice: BilingualText;
  readonly appliesTo: readonly string[];
}
