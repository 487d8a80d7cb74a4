// Numbers in English sentences, so that a sentence takes its number from the constant.

/** With its thousands separated: `2,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Up to twelve as a word, above in digits: `ten`, `13`. */
export const countInWords = (count: number): string => words[count] ?? formatCount(count);

/** `30, 90 or 365`. */
export const listInWords = (counts: readonly number[], last: 'and' | 'or'): string =>
  [counts.slice(0, -1).map(formatCount).join(', '), formatCount(counts.at(-1) ?? 0)].join(` ${last} `);
