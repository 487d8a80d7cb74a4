import { isDay } from '../calendar/shanghai.ts';
import type { PicturePoint } from '../machine-checks/measures.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type ReadingComparison, type ReadingField, readingFields } from './fields.ts';
import { DOUBTFUL, mayBeRead } from './look-alikes.ts';

/** Whether a paper agrees with what was typed. LOOK: it may, but for a character that the reader cannot tell from another. */
export const readingOutcomes = {
  AGREES: bilingual('一致', 'Agrees'),
  DIFFERS: bilingual('不一致', 'Differs'),
  LOOK: bilingual('须看字', 'Look at a character'),
  NOT_FOUND: bilingual('未找到', 'Not found'),
  UNREADABLE: bilingual('无法辨认', 'Unreadable'),
} as const satisfies Record<string, BilingualText>;
export type ReadingOutcome = keyof typeof readingOutcomes;

/** A value found on a paper. */
export interface ReadEvidence {
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Characters that the reader cannot tell from others. */
  readonly looks: readonly DoubtfulCharacter[];
}

/** A character that may be another one. */
export interface DoubtfulCharacter {
  /** Its index in the value. */
  readonly at: number;
  /** Its four corners, as of a whole value. */
  readonly place: readonly PicturePoint[];
}

interface ComparisonRow {
  readonly normalise: (value: string) => string;
  /** Whether two normalised values agree; undefined: they are equal. */
  readonly agrees?: (typed: string, read: string) => boolean;
  /** Whether the two differ only in characters that no recognition tells apart surely. */
  readonly isAlike?: (typed: string, read: string) => boolean;
  /** Whether the two differ by how the paper was read: a line was missed, or two values were read as one. Then nothing is said. */
  readonly isMisread?: (typed: string, read: string) => boolean;
  /** Whether the paper shows only some of the typed values, which it may: a certificate is of one domain, a form names the first ones. */
  readonly isPartial?: (typed: string, read: string) => boolean;
  /** Least confidence of an equal value; else `LEAST_CONFIDENCE`. */
  readonly agreesFrom?: number;
}

/** No expiry, as `formats.validity` has it. */
const NO_END = '长期';

const withoutSpaces = (value: string): string => value.normalize('NFKC').replace(/\s+/gu, '');
/** Signs that are printed in several forms, each replaced by one. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[〔[【｛{]/gu, '('],
  [/[〕\]】｝}]/gu, ')'],
  [/[·•・‧⋅.]/gu, '·'],
  [/[“”„"'‘’]/gu, '"'],
  [/[‐‑‒–—―－~〜～]/gu, '-'],
];
const textForm = (value: string): string =>
  signs.reduce((form, [pattern, sign]) => form.replace(pattern, sign), withoutSpaces(value)).toUpperCase();

/** `2036-01-31`, `2036.1.31`, `2036年1月31日` as one form; anything else as it is. */
export function dayForm(value: string): string {
  const text = withoutSpaces(value);
  if (/长期|永久/u.test(text)) return NO_END;
  const [, year = '', month = '', date = ''] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/u.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : text;
}

const domainSet = (value: string): string =>
  [
    ...new Set(
      value
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s,，、;；]+/u)
        .map((domain) => domain.replace(/^https?:\/\//, '').replace(/[/.]+$/, ''))
        .filter((domain) => domain !== ''),
    ),
  ]
    .sort()
    .join(' ');

/** The comma between two domains was not read, so that one of those read contains one of the typed. */
const areGlued = (typed: string, read: string): boolean => {
  const domains = typed.split(' ');
  return read.split(' ').some((one) => !domains.includes(one) && domains.some((domain) => one.includes(domain)));
};

/** The recognition may give two equal characters in a row as one, and miss a bracket at the end of a line. */
const withoutRepeats = (text: string): string => text.replace(/[()]/g, '').replace(/(.)\1+/gu, '$1');
const isRepeat = (typed: string, read: string): boolean => withoutRepeats(typed) === withoutRepeats(read);

/** Characters of a domain that look alike in most fonts, each replaced by one. */
const shapeOf = (domains: string): string =>
  withoutRepeats(
    domains.replace(/0/g, 'o').replace(/[1i]/g, 'l').replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd'),
  );

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** Latin names as words without accents, as passports have them in the machine-readable zone (ICAO 9303). */
const nameForm = (value: string): string =>
  isHan(value)
    ? textForm(value)
    : value
        .normalize('NFKD')
        .toUpperCase()
        .replace(/\p{M}/gu, '')
        // A digit is no letter of a name: YUK1 is not YUK.
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
/** The surname may stand first or last, and given names as one word or several. */
function areSameWords(typed: string, read: string): boolean {
  const words = read.split(' ');
  const letters = typed.replaceAll(' ', '');
  return words.some((_, nth) => [...words.slice(nth), ...words.slice(0, nth)].join('') === letters);
}

/** One letter of a word was lost, as a thin one or one at the edge is. */
const lostLetter = (word: string, read: string): boolean =>
  word.length === read.length + 1 &&
  [...word].some((letter, at) => /\p{L}/u.test(letter) && word.slice(0, at) + word.slice(at + 1) === read);
/** A name in Latin letters of which words lack one letter each. */
function hasLostLetters(typed: string, read: string): boolean {
  if (isHan(typed) || isHan(read)) return false;
  const words = read.split(' ');
  return (
    words.length === typed.split(' ').length &&
    typed.split(' ').every((word) => words.some((other) => other === word || lostLetter(word, other)))
  );
}

/** The words of a watermark, which applicants are told to write over a copy, were read into a value. */
const hasWatermark = (typed: string, read: string): boolean => {
  const watermark = /仅供|备案使用/u;
  return watermark.test(read) && !watermark.test(typed);
};

/** The typed address stands in the read one, and its first and last number are whole there. */
function isPart(typed: string, read: string): boolean {
  const from = read.indexOf(typed);
  const cutsNumber = (at: number) => /^\d\d$/.test(read.slice(at - 1, at + 1));
  return from >= 0 && !cutsNumber(from) && !cutsNumber(from + typed.length);
}

const rows: Readonly<Record<ReadingComparison, ComparisonRow>> = {
  // B and 8 are easily taken for each other, and a number has no sense by which one is likelier.
  number: { normalise: (value) => withoutSpaces(value).replace(/-/g, '').toUpperCase(), agreesFrom: 0.6 },
  // A name has no comma or colon: one that was read is a stain.
  text: {
    normalise: (value) => textForm(value).replace(/[,，、:;]/gu, ''),
    isAlike: (typed, read) => mayBeRead(typed, read),
    isMisread: (typed, read) => isRepeat(typed, read) || hasWatermark(typed, read),
  },
  // A passport of a foreigner has Latin letters alone, where the name may be filed in Chinese.
  name: {
    normalise: nameForm,
    agrees: areSameWords,
    isAlike: (typed, read) => mayBeRead(typed, read) || hasLostLetters(typed, read),
    isMisread: (typed, read) => isRepeat(typed, read) || hasWatermark(typed, read),
    isPartial: (typed, read) => isHan(typed) !== isHan(read),
  },
  address: {
    normalise: (value) => textForm(value).replace(/[,，、]/gu, ''),
    agrees: isPart,
    isAlike: (typed, read) => !read.includes(typed) && mayBeRead(typed, read, true),
    isMisread: (typed, read) => typed.startsWith(read) || typed.endsWith(read) || isRepeat(typed, read),
  },
  day: { normalise: dayForm },
  domains: {
    normalise: domainSet,
    isAlike: (typed, read) => shapeOf(typed) === shapeOf(read),
    isMisread: areGlued,
    isPartial: (typed, read) => read.split(' ').every((domain) => typed.split(' ').includes(domain)),
  },
  flag: { normalise: (value) => value.trim().toUpperCase() },
};

/** Below this, even an equal value is no evidence. */
const LEAST_CONFIDENCE = 0.2;
/** Least confidence of a value that differs; below it, it counts as unreadable (measured: docs/performance.md, Reading papers). */
export const DIFFERS_FROM = 0.6;

/** Doubtful characters are replaced by a sign that may be any. */
const withDoubts = (value: string, looks: ReadEvidence['looks']): string =>
  looks.reduce((text, { at }) => `${text.slice(0, at)}${DOUBTFUL}${text.slice(at + 1)}`, value);

function outcomeOf(field: ReadingField, typed: string, { value, confidence, looks }: ReadEvidence): ReadingOutcome {
  const {
    normalise,
    agrees = (a, b) => a === b,
    isAlike,
    isMisread,
    isPartial,
    agreesFrom = LEAST_CONFIDENCE,
  } = rows[readingFields[field].comparison];
  const [mine, theirs] = [normalise(typed), normalise(value)];
  if (confidence < agreesFrom || mine === '' || theirs === '') return 'UNREADABLE';
  if (agrees(mine, theirs)) return looks.length > 0 ? 'LOOK' : 'AGREES';
  if ([theirs, normalise(withDoubts(value, looks))].some((text) => isAlike?.(mine, text) === true)) return 'LOOK';
  if (isPartial?.(mine, theirs) === true) return 'NOT_FOUND';
  return confidence < DIFFERS_FROM || isMisread?.(mine, theirs) === true ? 'UNREADABLE' : 'DIFFERS';
}

/**
 * Compares a typed value with everything that was read for its field: the paper's code and its text, or none. One that surely
 * differs decides, because a code and a text of the same paper must not contradict each other. `unreadable`: nothing could be read from
 * the picture at all.
 */
export function compareReading(
  field: ReadingField,
  typed: string,
  read: readonly ReadEvidence[],
  unreadable = false,
): ReadingOutcome {
  if (read.length === 0) return unreadable ? 'UNREADABLE' : 'NOT_FOUND';
  const outcomes = read.map((evidence) => outcomeOf(field, typed, evidence));
  return (
    (['DIFFERS', 'AGREES', 'LOOK', 'NOT_FOUND'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'UNREADABLE'
  );
}
