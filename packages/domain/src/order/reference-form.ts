import { bilingual } from '../text/bilingual-text.ts';

/** Longest reference, most entries of the metadata, and the longest key and value of an entry, in characters (UTF-16). */
export const referenceBounds = { length: 64, entries: 20, key: 40, value: 200 } as const;

/** Whether a text has the form of a partner's own id of an order. */
export const isReference = (text: string): boolean =>
  /^[A-Za-z0-9._:/-]+$/.test(text) && text.length <= referenceBounds.length;

export const referenceForm = bilingual(
  `合作方编号，1 至 ${referenceBounds.length} 个字符：字母、数字和 . _ : / -`,
  `a reference of 1 to ${referenceBounds.length} characters: letters, digits, and . _ : / -`,
);
