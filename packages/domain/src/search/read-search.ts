import { type BilingualText, bilingual } from '../bilingual-text.ts';
import { canonicalDomain } from '../checks/domain-name.ts';

/** White space, and what no database stores: a NUL is pasted with the rest. */
const blanks = /[\s\p{Cc}]+/gu;

/** How a name stands where it is searched: one form for letters of either width and case, single spaces. */
export const searchForm = (name: string): string => name.normalize('NFKC').toLowerCase().replace(blanks, ' ').trim();

/** How a certificate or ID number stands before it is hashed: capitals, no spaces. */
export const idNumberForm = (number: string): string => number.normalize('NFKC').toUpperCase().replace(blanks, '');

/** The least that a name is searched by, in characters. */
export const minSearchLength = 2;
/** The most that a group of results shows. */
export const maxResultsPerGroup = 8;

/** What a typed text may be; all null: too short to be searched. */
export interface ParsedSearch {
  /** Anywhere in a name of a unit, of a website, or in a domain, in `searchForm`. */
  readonly part: string | null;
  /** The beginning of an order number or filing number, in capitals, or the digits of one. */
  readonly number: string | null;
  /** A whole certificate or ID number, in `idNumberForm`: then it is nothing else. */
  readonly idNumber: string | null;
}

/**
 * Whole numbers of certificates that can be told from other texts: resident IDs of 18 and 15 digits (GB 11643), the unified social
 * credit code (GB 32100) and the organisation code (GB 11714), Chinese passports, permits of Hong Kong and Macao residents.
 */
const idNumbers: readonly RegExp[] = [
  /^[1-9]\d{16}[\dX]$/,
  /^\d{15}$/,
  /^[0-9A-HJ-NPQRTUWXY]{18}$/,
  /^[0-9A-Z]{8}-[0-9X]$/,
  /^E[0-9A-Z]\d{7}$/,
  /^[DGPS]\d{8}$/,
  /^[HM]\d{8}(\d{2})?$/,
];

/** BD2026…, 苏ICP备…, or digits. */
const numbers = /^(BDT?\d|\d{4,}|\p{Script=Han}ICP)/u;

/** A domain out of what was copied with it: scheme, `www.`, path, port. */
const bareDomain = (typed: string): string =>
  canonicalDomain(
    typed
      .replace(/^[a-z]+:\/\//i, '')
      .replace(/[/?#:].*$/, '')
      .replace(/^www\./i, ''),
  );

/** Reads what was typed into the global search. Pure; never throws. */
export function parseSearch(typed: string): ParsedSearch {
  const name = searchForm(typed);
  const whole = idNumberForm(typed);
  if (idNumbers.some((form) => form.test(whole))) return { part: null, number: null, idNumber: whole };
  const number = numbers.test(whole) ? whole : null;
  const isDomain = /^\S+\.\S+$/.test(name) || /^[a-z]+:\/\/\S/.test(name);
  const part = isDomain ? bareDomain(name) : name;
  const isOrder = number?.startsWith('BD') ?? false;
  return { part: [...part].length < minSearchLength || isOrder ? null : part, number, idNumber: null };
}

export type SearchGroup = 'ORDER' | 'RECORD' | 'WEBSITE';
export const searchGroups: Readonly<Record<SearchGroup, BilingualText>> = {
  ORDER: bilingual('订单', 'Orders'),
  RECORD: bilingual('备案主体', 'Filing records'),
  WEBSITE: bilingual('网站与域名', 'Websites and domains'),
};

/** What of a row the text was found in. */
export type SearchMatch = 'NUMBER' | 'FILING_NUMBER' | 'SUBJECT' | 'WEBSITE_NAME' | 'DOMAIN' | 'ID_NUMBER';
export const searchMatches: Readonly<Record<SearchMatch, BilingualText>> = {
  NUMBER: bilingual('订单号', 'Order number'),
  FILING_NUMBER: bilingual('备案号', 'Filing number'),
  SUBJECT: bilingual('主体名称', 'Organiser'),
  WEBSITE_NAME: bilingual('网站名称', 'Website name'),
  DOMAIN: bilingual('域名', 'Domain'),
  ID_NUMBER: bilingual('证件号码一致', 'The ID number is the same'),
};

/** Said above results that are not all there is. */
export const moreResultsText = bilingual(
  '符合的太多，只列出其中一部分。请多输入几个字，或输入完整的号码、域名',
  'Too many match; these are some of them. Type more, or a whole number or domain',
);
export const queryTooShortText = bilingual('请至少输入两个字', 'Type at least two characters');
