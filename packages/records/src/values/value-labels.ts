import type { PublishedCodes, ValueLabelView } from '@beian/domain/codes';
import { isFieldId, labelOfValue } from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';

/**
 * What the values of a field mean to people, each once, from the bureau's published tables if it has them. Empty for values that are
 * read as they are, and for unknown codes.
 */
export function valueLabels(
  field: string,
  values: readonly (readonly string[] | null)[],
  language: Language,
  codes: PublishedCodes,
): ValueLabelView[] {
  if (!isFieldId(field)) return [];
  return [...new Set(values.flatMap((some) => some ?? []))].flatMap((value) => {
    const label = labelOfValue(field, value, codes);
    return label === undefined ? [] : [{ value, label: label[language] }];
  });
}
