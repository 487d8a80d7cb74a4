/**
 * An order number: BD (BDT for a test order), the Shanghai day in six digits, six digits that count the tenths of a second of that day, and a
 * check digit. Every number has this length, so that none begins with another; until 2026-12 they began with the year in four digits
 * and differed in length.
 */
const NUMBER = /^BDT?(?!20)(\d{12})(\d)$/;

/** The quasigroup of H. M. Damm: finds every wrong digit and every two neighbours that changed places. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];
const checkDigit = (digits: string): string =>
  [...digits].reduce((row, digit) => damm[Number(row)]?.[Number(digit)] ?? '', '0');

/** @param day Shanghai day, `YYYY-MM-DD` @param count unique within the day, below a million */
export function orderNumber(day: string, count: number, test: boolean): string {
  const digits = `${day.replaceAll('-', '').slice(2)}${String(count).padStart(6, '0')}`;
  return `${test ? 'BDT' : 'BD'}${digits}${checkDigit(digits)}`;
}

/** Whether a text in capitals has the form of an order number, and a digit of it is wrong. */
export function isMistypedOrderNumber(text: string): boolean {
  const [, digits, check] = NUMBER.exec(text) ?? [];
  return digits !== undefined && checkDigit(digits) !== check;
}
