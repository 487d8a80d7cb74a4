import type { FieldId } from './fields.ts';
import { maskValue } from './mask.ts';

/** Patterns of personal values: ID numbers with a date of birth, mobile numbers, e-mail addresses. */
const personalPatterns: readonly (readonly [FieldId, RegExp])[] = [
  ['website.principal.email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    'website.principal.idNumber',
    /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
  ],
  ['website.principal.mobile', /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g],
];

/** Masks everything in a free text that matches a personal number or address; the rest is unchanged. */
export const maskPersonalPatterns = (text: string): string =>
  personalPatterns.reduce((read, [id, look]) => read.replace(look, (one) => maskValue(id, one)), text);

/** Whether a text has an ID number, a mobile number or an e-mail address. */
export const hasPersonalPattern = (text: string): boolean => maskPersonalPatterns(text) !== text;
