import type { Language } from '../text/bilingual-text.ts';

/** English names of the seven holidays of 全国年节及纪念日放假办法, in the order of its article 2. */
const english: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat',
  中秋节: 'Mid-Autumn',
  国庆节: 'National Day',
};

export const statutoryHolidays: readonly string[] = Object.keys(english);

/**
 * A holiday in the reader's language; several are joined by 、 in the notice. Without an English name it is called a
 * holiday.
 */
export const spelledHoliday = (holiday: string, language: Language): string =>
  language === 'zh'
    ? holiday
    : holiday
        .split('、')
        .map((one) => english[one] ?? 'Holiday')
        .join(' and ');
