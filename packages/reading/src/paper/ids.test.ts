import type { PaperKind } from '@beian/domain/reading';
import { describe, expect, test } from 'vitest';
import { extractFields } from './extract.ts';
import { linesOf, type RecordedLine } from './lines.fixture.ts';

const valuesOf = (kind: PaperKind, lines: readonly RecordedLine[]) => extractFields(kind, linesOf(lines)).values;
const read = (kind: PaperKind, lines: readonly RecordedLine[]) =>
  Object.fromEntries(valuesOf(kind, lines).map(({ field, value }) => [field, value]));

describe('a passport', () => {
  /** The specimen of ICAO Doc 9303-4, its fillers read as fewer and an O as 0. */
  const first = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<';
  const second = 'L898902C36UT07408122F1204159ZE184226B<<<<<10';

  test('gives name, number and end of validity of its machine-readable zone', () => {
    const lines: RecordedLine[] = [
      [40, 700, first],
      [40, 760, second],
    ];
    const values = { 'passport.name': 'ERIKSSON ANNA MARIA', 'passport.validUntil': '2012-04-15' };
    expect(read('PASSPORT', lines)).toEqual({ ...values, 'passport.number': 'L898902C3' });
  });

  test('has a doubtful number where its check digit does not fit', () => {
    const confidenceOf = (line: string) => valuesOf('PASSPORT', [[40, 760, line]])[0]?.confidence;
    expect(confidenceOf(second)).toBeGreaterThan(0.99);
    expect(confidenceOf(second.replace('8902', '8002'))).toBeLessThan(0.6);
  });

  test('of China gives the name in Chinese below its label, too', () => {
    const lines: RecordedLine[] = [
      [420, 200, '姓名/Name'],
      [420, 240, '卫帅欣'],
      [420, 280, 'WEI,SHUAIXIN'],
      [40, 700, 'P<CHNWEI<<SHUAIXIN<<<<<<'],
    ];
    const values = valuesOf('PASSPORT', lines).map(({ value }) => value);
    expect(values).toEqual(['卫帅欣', 'WEI SHUAIXIN']);
  });
});

test('a travel permit gives the name, the number and the end of its validity', () => {
  const lines = (number: string): RecordedLine[] => [
    [420, 200, '姓名'],
    [600, 200, '卫帅欣'],
    [420, 260, '有效期限'],
    [600, 260, '2021.05.01-2031.05.01'],
    [420, 320, '证件号码'],
    [600, 320, number],
  ];
  const values = (of: string, number: string) => ({
    [`${of}.name`]: '卫帅欣',
    [`${of}.number`]: number,
    [`${of}.validUntil`]: '2031-05-01',
  });
  expect(read('HK_MACAO_PERMIT', lines('H01234567'))).toEqual(values('hkMacaoPermit', 'H01234567'));
  expect(read('TAIWAN_PERMIT', lines('01234567'))).toEqual(values('taiwanPermit', '01234567'));
});
