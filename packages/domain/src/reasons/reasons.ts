import { appReasons } from './library/app.ts';
import { bureauReasons } from './library/bureau.ts';
import { materialReasons } from './library/material.ts';
import type { ReasonRow } from './library/reason.ts';
import { subjectReasons } from './library/subject.ts';
import { reasonSyllables } from './library/syllables.ts';
import { websiteReasons } from './library/website.ts';

/** 理由库: every reason of docs/spec/rules.md and those added for bureau codes, by code. */
const returnReasons = {
  ...subjectReasons,
  ...websiteReasons,
  ...appReasons,
  ...materialReasons,
  ...bureauReasons,
};

export type ReasonCode = keyof typeof returnReasons;
export const reasonCodes = Object.keys(returnReasons) as ReasonCode[];
export const reasonRow = (code: ReasonCode): ReasonRow => returnReasons[code];
/** What the reason was taken into the library for: the initial review, or a bureau's result code (docs/spec/rules.md ). */
export const reasonOrigin = (code: ReasonCode): 'REVIEW' | 'BUREAU' => (code in bureauReasons ? 'BUREAU' : 'REVIEW');
export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(returnReasons, code);

/**
 * Search keys of a reason besides its code: Chinese label, English label, and the syllables of the Chinese label, one
 * per character, separated by spaces.
 */
export const reasonSearchKeys = (code: ReasonCode): [zh: string, en: string, pinyin: string] => {
  const { label } = reasonRow(code);
  return [label.zh, label.en, reasonSyllables[code]];
};

/** Whether the reason may be given for this item. `item` null: the order as a whole. */
export const reasonAppliesTo = (code: ReasonCode, item: string | null): boolean => {
  const { appliesTo: fits } = reasonRow(code);
  if (item === null) return fits.includes('order');
  return fits.includes(item) || fits.includes(item.startsWith('material.') ? 'material' : 'field');
};
