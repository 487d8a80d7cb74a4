import { describe, expect, test } from 'vitest';
import { isDay } from '../calendar/shanghai.ts';
import { checkFilingNumber } from '../checks/filing-number.ts';
import { type EditionId, editionRow, editions, foundingEdition, isEditionId } from './editions.ts';
import { findProvince, type ProvinceCode, provinces } from './provinces.ts';

const codes = Object.keys(provinces) as ProvinceCode[];
const smsIn = (edition: EditionId) => codes.filter((code) => editionRow(edition).smsIn(code));

describe('provinces', () => {
  test('31 bureaus, each once', () => {
    expect(codes).toHaveLength(31);
    for (const pick of ['short', 'bureau'] as const)
      expect(new Set(codes.map((code) => provinces[code][pick])).size).toBe(31);
    expect(codes.every((code) => /^[1-6]\d0000$/.test(code))).toBe(true);
  });
  test('the short name is valid in a filing number, and its days exist', () => {
    for (const code of codes) {
      expect(checkFilingNumber(`${provinces[code].short}ICP备00000001号`, 'subject').outcome, code).toBe('pass');
      expect(isDay(provinces[code].smsSince), code).toBe(true);
    }
  });
  test('a code without a bureau is not found', () => {
    expect(findProvince('990000')).toBeUndefined();
    expect(findProvince('toString')).toBeUndefined();
    expect(findProvince('320000')?.short).toBe('苏');
  });
  test('only Shanghai has its own app', () => {
    expect(codes.filter((code) => provinces[code].photo === 'bureau-app')).toEqual(['310000']);
  });
});

describe('editions', () => {
  test('the founding edition checks by SMS in the seven pilots, not in Jiangsu', () => {
    expect(foundingEdition).toBe('2018-06');
    expect(smsIn('2018-06').map((code) => provinces[code].label.en)).toEqual([
      'Tianjin',
      'Hainan',
      'Tibet',
      'Gansu',
      'Qinghai',
      'Ningxia',
      'Xinjiang',
    ]);
  });
  test('each edition checks in every province of the earlier ones, the last in all', () => {
    const counts = (Object.keys(editions) as EditionId[]).map((edition) => [edition, smsIn(edition).length]);
    expect(counts).toEqual([
      ['2018-06', 7],
      ['2018-09', 22],
      ['2019-04', 22],
      ['2020-08', 31],
    ]);
    expect(smsIn('2018-09')).toEqual(expect.arrayContaining(smsIn('2018-06')));
    expect(smsIn('2018-09')).not.toContain('320000');
  });
  test('hours, domains and the app differ by edition', () => {
    const rows = (Object.keys(editions) as EditionId[]).map((id) => editionRow(id));
    expect(rows.map(({ smsHours }) => smsHours)).toEqual([48, 24, 24, 24]);
    expect(rows.map(({ addsDomains }) => addsDomains)).toEqual([true, true, false, false]);
    expect(rows.map(({ bureauApp }) => bureauApp)).toEqual([true, true, true, false]);
    expect(rows.map(({ from }) => from)).toEqual([...rows.map(({ from }) => from)].sort());
    expect(rows.every(({ from }) => isDay(from))).toBe(true);
  });
  test('only an edition is an edition id', () => {
    expect(isEditionId('2018-06')).toBe(true);
    expect(isEditionId('constructor')).toBe(false);
  });
});
