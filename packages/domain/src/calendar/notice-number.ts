const FULL_WIDTH_ZERO = 0xff10;

/** Digits ０–９ as 0–9. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - FULL_WIDTH_ZERO));

/**
 * A number 发文字号 in its official form, 国办发明电〔2025〕7号: without blanks, with plain digits and the brackets 〔〕. People
 * type [2025], （2025） or 【2025】 for the same.
 */
export const normalNumber = (number: string): string =>
  plainDigits(number)
    .replace(/\s/gu, '')
    .replace(/[〔[［(（【〈<](\d{4})[〕\]］)）】〉>]/u, '〔$1〕');
