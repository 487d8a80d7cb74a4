import { codeListOf, isNamedCode, labelOfPublished, type PublishedCodes } from '@beian/domain/codes';
import type { Language } from '@beian/domain/text';

/**
 * Labels of the codes among a field's values, each once, from the bureau's published table if it has one. Empty for
 * fields without codes and for unknown codes.
 */
export function valueLabels(
  field: string,
  values: readonly (readonly string[] | null)[],
  language: Language,
  codes: PublishedCodes,
): ValueLabelView[] {
  const list = codeListOf(field);
  if (list === undefined) return [];
  return [...new Set(values.flatMap((some) => some ?? []))]
    .filter((value) => isNamedCode(list, value, codes))
    .map((value) => ({ value, label: labelOfPublished(list, value, codes)[language] }));
}

/** Meaning of a code among the values. */
export interface ValueLabelView {
  readonly value: string;
  readonly label: string;
}
