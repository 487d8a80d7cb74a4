import { fieldRow, isFieldId, type Language, type MaterialKind, materialRow } from '@beian/domain';

/** Label of a field or material in the reader's language. */
export const itemLabel = (key: string, language: Language): string => {
  if (isFieldId(key)) return fieldRow(key).label[language];
  return key.startsWith('material.') ? materialRow(key.slice('material.'.length) as MaterialKind).label[language] : key;
};
