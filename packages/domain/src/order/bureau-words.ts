import type { BilingualText } from '../bilingual-text.ts';
import type { Concern, ExplainedCode } from './bureau-answer.ts';

/**
 * 管局意见: what a bureau wrote of one order when it refused it, as the applicant may read it: verbatim, personal values
 * masked. Stored with the attempt that it answers.
 */
export interface BureauWords {
  /** `bureau`: its own words; `desk`: what a supervisor recorded of them. */
  readonly from: 'bureau' | 'desk';
  /** Shanghai day of the decision. */
  readonly day: string | null;
  readonly codes: readonly {
    readonly code: string;
    readonly sentence: BilingualText;
    /** What the bureau wrote beside the code; null: nothing but its sentence. */
    readonly words: string | null;
    /** Keys of the items that it speaks of; none: the order as a whole. */
    readonly items: readonly string[];
  }[];
  /** The opinion of the bureau's reviewer. */
  readonly opinion: string | null;
  readonly remark: string | null;
}

/** The words of an answer before they are masked. */
export interface RawWords {
  readonly codes?: readonly { readonly code: string; readonly text?: string | undefined }[] | undefined;
  readonly text?: string | undefined;
  readonly remark?: string | undefined;
}

interface Refusal {
  readonly day: string | null;
  readonly said: readonly ExplainedCode[];
  /** What the codes come to for this order. */
  readonly concerns: readonly Concern[];
  readonly words: RawWords;
}

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** What the bureau said of an order, for its applicant; `hide` masks personal values in a text. */
export function bureauWords({ day, said, concerns, words }: Refusal, maskText: (text: string) => string): BureauWords {
  const masked = (text: string | undefined) => {
    const given = orNull(text);
    return given === null ? null : maskText(given);
  };
  return {
    from: 'bureau',
    day,
    codes: said.map(({ code, sentence }, at) => {
      const own = masked(words.codes?.[at]?.text);
      const items = concerns.flatMap((one) => (one.code === code && one.item !== null ? [one.item] : []));
      return { code, sentence, words: own === sentence.zh ? null : own, items: [...new Set(items)] };
    }),
    opinion: masked(words.text),
    remark: masked(words.remark),
  };
}

/** Two entries of one refusal are one: each code and text once. */
export function mergeWords(one: BureauWords, other: BureauWords): BureauWords {
  const both = (a: string | null, b: string | null) =>
    a === null || b === null || a.includes(b)
      ? (a ?? b)
      : `${a}
${b}`;
  const known = new Set(one.codes.map(({ code, words }) => `${code} ${words}`));
  return {
    ...one,
    day: one.day ?? other.day,
    codes: [...one.codes, ...other.codes.filter(({ code, words }) => !known.has(`${code} ${words}`))],
    opinion: both(one.opinion, other.opinion),
    remark: both(one.remark, other.remark),
  };
}

/**
 * What the bureau wrote of one item (null: the order as a whole): beside the codes that speak of it, else beside those that
 * speak of the order as a whole; and the opinion. Empty where it spoke of other items alone.
 */
export function wordsForItem({ codes, opinion }: BureauWords, item: string | null): string[] {
  const own = item === null ? [] : codes.filter(({ items }) => items.includes(item));
  const about = own.length > 0 ? own : codes.filter(({ items }) => items.length === 0);
  if (about.length === 0) return [];
  const said = [...about.map(({ words }) => words), opinion];
  return [...new Set(said.flatMap((one) => (one === null ? [] : [one])))];
}
