import type { BilingualText } from '../text/bilingual-text.ts';
import type { Concern, ExplainedCode } from './bureau-answer.ts';

/**
 * 管局意见: the text with which a bureau refused an order, for the applicant: verbatim, personal values masked. Stored with
 * the attempt that it answers.
 */
export interface BureauWords {
  /** `bureau`: the bureau's own text; `desk`: recorded by a supervisor. */
  readonly from: 'bureau' | 'desk';
  /** Shanghai day of the decision. */
  readonly day: string | null;
  readonly codes: readonly {
    readonly code: string;
    readonly sentence: BilingualText;
    /** The bureau's text beside the code; null: only the standard sentence. */
    readonly words: string | null;
    /** Keys of the items that the code refers to; empty: the order as a whole. */
    readonly items: readonly string[];
  }[];
  readonly opinion: string | null;
  readonly remark: string | null;
}

/** The texts of an answer before masking. */
export interface RawWords {
  readonly codes?: readonly { readonly code: string; readonly text?: string | undefined }[] | undefined;
  readonly text?: string | undefined;
  readonly remark?: string | undefined;
}

interface Refusal {
  readonly day: string | null;
  readonly said: readonly ExplainedCode[];
  /** The concerns of the codes for this order. */
  readonly concerns: readonly Concern[];
  readonly words: RawWords;
}

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** The bureau's text for the applicant; `maskText` masks personal values. */
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

/** Merges two entries of one refusal: each code and text once. */
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
 * The bureau's text about one item (null: the order as a whole): texts of the codes that refer to it, else of the codes
 * that refer to the order as a whole; then the opinion. Empty if it refers to other items only.
 */
export function wordsForItem({ codes, opinion }: BureauWords, item: string | null): string[] {
  const own = item === null ? [] : codes.filter(({ items }) => items.includes(item));
  const about = own.length > 0 ? own : codes.filter(({ items }) => items.length === 0);
  if (about.length === 0) return [];
  const said = [...about.map(({ words }) => words), opinion];
  return [...new Set(said.flatMap((one) => (one === null ? [] : [one])))];
}
