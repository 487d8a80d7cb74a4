import { canonicalDomain } from '../checks/canonical-domain.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** White space and control characters; no database stores a NUL, which may be pasted. */
const blanks = /[\s\p{Cc}]+/gu;

/** A name normalised for search: one form for both letter widths and cases, single spaces. */
export const searchForm = (name: string): string => name.normalize('NFKC').toLowerCase().replace(blanks, ' ').trim();

/** A certificate or ID number normalised before hashing: capitals, no spaces. */
export const idNumberForm = (number: string): string => number.normalize('NFKC').toUpperCase().replace(blanks, '');

/** Minimum length of a name search, in characters. */
const minSearchLength = 2;
export const maxResultsPerGroup = 8;

/** Possible meanings of a typed text; all null: too short for a search. */
export interface ParsedSearch {
  /** Substring of a unit's or website's name or of a domain, in `searchForm`. */
  readonly part: string | null;
  /** Beginning of an order number or filing number, in capitals, or of its digits. */
  readonly number: string | null;
  /** The whole numbers that `number` may be: as typed, without 号 and without BD. */
  readonly whole: readonly string[];
  /** A whole certificate or ID number, in `idNumberForm`: then the other members are null. */
  readonly idNumber: string | null;
}

/**
 * Certificate numbers with a recognisable format: resident IDs of 18 and 15 digits (GB 11643), the unified social
 * credit code (GB 32100) and the organisation code (GB 11714), Chinese passports, permits of Hong Kong and Macao
 * residents.
 */
const idNumbers: readonly RegExp[] = [
  /^[1-9]\d{16}[\dX]$/,
  // No region's code begins with 20; the digits of an order number of before 2026-12 do.
  /^(?!20)\d{15}$/,
  /^[0-9A-HJ-NPQRTUWXY]{18}$/,
  /^[0-9A-Z]{8}-[0-9X]$/,
  /^E[0-9A-Z]\d{7}$/,
  /^[DGPS]\d{8}$/,
  /^[HM]\d{8}(\d{2})?$/,
];

/** BD26…, 苏ICP备…, or digits. */
const numbers = /^(BDT?\d|\d{4,}|\p{Script=Han}ICP)/u;

/** Extracts the domain from a copied address with scheme, `www.`, path or port. */
const bareDomain = (typed: string): string =>
  canonicalDomain(
    typed
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[/?#:].*$/, '')
      .replace(/^www\./i, ''),
  );

/** A filing number of a website that was typed without 号. */
const withoutSign = /^(\p{Script=Han}ICP备(?:\d{8}|\d{10}))(?=-\d)/u;

/**
 * The number in its stored form. An order number may be typed in groups with hyphens, or be that of a verification form: the order's,
 * a hyphen and the round.
 */
const storedForm = (number: string): string =>
  number.startsWith('BD')
    ? number.replace(/^(BDT?\d{13,})-\d+$/, '$1').replaceAll('-', '')
    : number.replace(withoutSign, '$1号');

/** Parses the text of the global search. Pure; never throws. */
export function parseSearch(typed: string): ParsedSearch {
  const name = searchForm(typed);
  const capitals = idNumberForm(typed);
  if (idNumbers.some((form) => form.test(capitals))) return { part: null, number: null, whole: [], idNumber: capitals };
  const number = numbers.test(capitals) ? storedForm(capitals) : null;
  const whole =
    number === null ? [] : [number, `${number}号`, ...(/^\d+$/.test(number) ? [`BD${number}`, `BDT${number}`] : [])];
  const isDomain = /^\S+\.\S+$/.test(name) || /^[a-z]+:\/\/\S/.test(name);
  const part = isDomain ? bareDomain(name) : name;
  const isOrder = number?.startsWith('BD') ?? false;
  return { part: [...part].length < minSearchLength || isOrder ? null : part, number, whole, idNumber: null };
}

export type SearchGroup = 'ORDER' | 'RECORD' | 'WEBSITE';
export const searchGroups: Readonly<Record<SearchGroup, BilingualText>> = {
  ORDER: bilingual('订单', 'Orders'),
  RECORD: bilingual('备案主体', 'Filing records'),
  WEBSITE: bilingual('网站与域名', 'Websites and domains'),
};

/** The value of a row in which the text was found. */
export type SearchMatch = 'NUMBER' | 'FILING_NUMBER' | 'SUBJECT' | 'WEBSITE_NAME' | 'DOMAIN' | 'ID_NUMBER';
export const searchMatches: Readonly<Record<SearchMatch, BilingualText>> = {
  NUMBER: bilingual('订单号', 'Order number'),
  FILING_NUMBER: bilingual('备案号', 'Filing number'),
  SUBJECT: bilingual('主体名称', 'Organiser'),
  WEBSITE_NAME: bilingual('网站名称', 'Website name'),
  DOMAIN: bilingual('域名', 'Domain'),
  ID_NUMBER: bilingual('证件号码一致', 'The ID number is the same'),
};

/** Shown above incomplete results. */
export const moreResultsText = bilingual(
  '符合的太多，只列出其中一部分。请多输入几个字，或输入完整的号码、域名',
  'Too many match; these are some of them. Type more, or a whole number or domain',
);
export const mistypedNumberText = bilingual(
  '没有这个订单号：其校验位（最后一位）与其他数字不符，请核对每一位数字',
  'There is no such order: the check digit (the last one) does not fit the other digits. Check each digit of the number',
);
export const queryTooShortText = bilingual('请至少输入两个字', 'Type at least two characters');
