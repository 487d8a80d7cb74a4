// Numbers in sentences, so that a sentence takes its number from the constant.

import { type BilingualText, bilingual } from './bilingual-text.ts';

/** With its thousands separated: `2,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Up to twelve as a word, above in digits: `ten`, `13`. */
export const countInWords = (count: number): string => words[count] ?? formatCount(count);

const zhWords = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `一个工作日`, `half a working day`, `two working days`. */
export const workingDaysInWords = (days: number): BilingualText =>
  days === 0.5
    ? bilingual('半个工作日', 'half a working day')
    : bilingual(`${zhWords[days] ?? days}个工作日`, `${countInWords(days)} working ${days === 1 ? 'day' : 'days'}`);

/** `30, 90 or 365`. */
export const listInWords = (items: readonly (number | string)[], last: 'and' | 'or'): string => {
  const words = items.map((item) => (typeof item === 'number' ? formatCount(item) : item));
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].join(` ${last} `);
};
