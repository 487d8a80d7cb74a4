// Numbers in English sentences, so that a sentence takes its number from the constant.

/** With its thousands separated: `2,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Up to twelve as a word, above in digits: `ten`, `13`. */
export const countInWords = (count: number): string => words[count] ?? formatCount(count);

/** `30, 90 or 365`. */
export const listInWords = (items: readonly (number | string)[], last: 'and' | 'or'): string => {
  const words = items.map((item) => (typeof item === 'number' ? formatCount(item) : item));
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].join(` ${last} `);
};
