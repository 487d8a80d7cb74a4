import { codeListOf, isNamedCode, type Language, labelOfPublished, type PublishedCodes } from '@beian/domain';
import type { ValueLabelView } from './item-view.ts';

/** What the codes among a field's values mean, each once, in the bureau's words where its table has come. Empty for fields that hold no codes, and for codes that nobody names. */
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
