import { fieldRow, isFieldId, type MaterialKind, materialKinds, materialRow } from '@beian/domain/filing';
import type { Language } from '@beian/domain/text';

/** Label of a field or material in the reader's language; its key if the program has no row of it any more. */
export const itemLabel = (key: string, language: Language): string => {
  if (isFieldId(key)) return fieldRow(key).label[language];
  const kind = key.replace(/^material\./, '') as MaterialKind;
  return kind !== key && materialKinds.includes(kind) ? materialRow(kind).label[language] : key;
};
