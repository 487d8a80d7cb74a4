import { bureauReasons } from './reasons/bureau.ts';
import { materialReasons } from './reasons/material.ts';
import type { ReasonRow } from './reasons/reason.ts';
import { subjectReasons } from './reasons/subject.ts';
import { reasonSyllables } from './reasons/syllables.ts';
import { websiteReasons } from './reasons/website.ts';

/** 理由库: every reason of rules.md §8.2, and those that bureaus bring, by code. */
export const returnReasons = {
  ...subjectReasons,
  ...websiteReasons,
  ...materialReasons,
  ...bureauReasons,
};

export type ReasonCode = keyof typeof returnReasons;
export const reasonCodes = Object.keys(returnReasons) as ReasonCode[];
export const reasonRow = (code: ReasonCode): ReasonRow => returnReasons[code];
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(returnReasons, code);

/**
 * What a reason is looked up by beside its code: its label in Chinese and in English, and the Chinese label's syllables,
 * separated by spaces, one per character.
 */
export const reasonSearchKeys = (code: ReasonCode): [zh: string, en: string, pinyin: string] => {
  const { label } = reasonRow(code);
  return [label.zh, label.en, reasonSyllables[code]];
};

/** May this reason be given for this item? `item` null: for the order as a whole. */
export const reasonAppliesTo = (code: ReasonCode, item: string | null): boolean => {
  const { appliesTo: fits } = reasonRow(code);
  if (item === null) return fits.includes('order');
  return fits.includes(item) || fits.includes(item.startsWith('material.') ? 'material' : 'field');
};
