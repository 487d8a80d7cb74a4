import { isDay } from '@beian/domain/calendar';
import type { FieldRow } from './field-row.ts';

const weights = [7, 3, 1] as const;
/** Check digit of a field of the machine-readable zone (ICAO Doc 9303-3, 4.9): digits as they are, A to Z as 10 to 35, fillers as 0. */
export const checkDigitOf = (text: string): string =>
  String([...text].reduce((sum, sign, at) => sum + (parseInt(sign, 36) || 0) * (weights[at % 3] as number), 0) % 10);

/** Line 1 of a passport: type, state, and the names with fillers for spaces; a run of fillers may have been read as a shorter one, an O of the state as 0. */
const namesLine = /(?<![A-Z0-9<])P[A-Z<][A-Z0]{3}[A-Z]+<[A-Z<]*/gu;
/** Line 2 up to the end of validity: number, nationality, birth, sex, end, each with its check digit but the letters. */
const numbersLine = /[A-Z0-9<]{9}\d[A-Z0<]{3}\d{7}[MFX<]\d{7}/gu;

const isChecked = (field: string): boolean => checkDigitOf(field.slice(0, -1)) === field.slice(-1);

function endIn(line: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)/u.exec(line.slice(21)) ?? [];
  const end = `20${year}-${month}-${day}`;
  return isDay(end) ? end : undefined;
}

/** The machine-readable zone of a passport, two lines of 44 characters below the page. */
export const passportLines: readonly FieldRow[] = [
  {
    field: 'passport.name',
    labels: [],
    lines: 'one',
    pattern: namesLine,
    anywhere: namesLine,
    value: (line) => line.slice(5).replace(/<+/gu, ' ').trim(),
  },
  {
    field: 'passport.number',
    labels: [],
    lines: 'one',
    pattern: numbersLine,
    anywhere: numbersLine,
    value: (line) => line.slice(0, 9).replace(/<+$/u, ''),
    check: (_, line) => isChecked(line.slice(0, 10)),
  },
  {
    field: 'passport.validUntil',
    labels: [],
    lines: 'one',
    pattern: numbersLine,
    anywhere: numbersLine,
    value: endIn,
    check: (_, line) => isChecked(line.slice(21, 28)),
  },
];
