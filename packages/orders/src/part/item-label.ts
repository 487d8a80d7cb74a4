import { fieldRow, isFieldId, type MaterialKind, materialRow } from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';

/** Label of a field or material in the reader's language. */
export const itemLabel = (key: string, language: Language): string => {
  if (isFieldId(key)) return fieldRow(key).label[language];
  return key.startsWith('material.') ? materialRow(key.slice('material.'.length) as MaterialKind).label[language] : key;
};
