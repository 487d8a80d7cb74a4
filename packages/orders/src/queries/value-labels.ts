import { codeListOf, findCode, type Language } from '@beian/domain';
import type { ValueLabelView } from './view.ts';

/** What the codes among a field's values mean, each once. Empty for fields that hold no codes, and for codes that nobody names. */
export function valueLabels(
  field: string,
  values: readonly (readonly string[] | null)[],
  language: Language,
): ValueLabelView[] {
  const list = codeListOf(field);
  if (list === undefined) return [];
  return [...new Set(values.flatMap((some) => some ?? []))].flatMap((value) => {
    const row = findCode(list, value);
    return row === undefined || row.source === 'NONE' ? [] : [{ value, label: row.label[language] }];
  });
}
