import { describe, expect, test } from 'vitest';
import { isDay } from '../calendar/shanghai.ts';
import { checkFilingNumber } from '../checks/filing-number.ts';
import { type ChangeMove, changeMoves } from '../filing/proposal.ts';
import { isMoveAllowed } from '../order/assess.ts';
import { photoMethodOf } from '../photo/photo-method.ts';
import { mayAddDomains } from '../province-rules/domain-rules.ts';
import { isCheckedBySms, smsWindowOf } from '../province-rules/sms-rules.ts';
import { dayOfEdition, foundingEdition, isShippedEdition, namedEditions, type ShippedEdition } from './editions.ts';
import { findProvince, provinceCodes, provinces } from './provinces.ts';

const checkedIn = (edition: ShippedEdition) => provinceCodes.filter((code) => isCheckedBySms(code, edition));

describe('provinces', () => {
  test('31 bureaus, each once', () => {
    expect(provinceCodes).toHaveLength(31);
    for (const pick of ['short', 'bureau'] as const)
      expect(new Set(provinceCodes.map((code) => provinces[code][pick])).size).toBe(31);
    expect(provinceCodes.every((code) => /^[1-6]\d0000$/.test(code))).toBe(true);
  });
  test('the short name is valid in a filing number', () => {
    for (const code of provinceCodes)
      expect(checkFilingNumber(`${provinces[code].short}ICP备00000001号`, 'subject').outcome, code).toBe('pass');
  });
  test('a code without a bureau is not found', () => {
    expect(findProvince('990000')).toBeUndefined();
    expect(findProvince('toString')).toBeUndefined();
    expect(findProvince('320000')?.short).toBe('苏');
  });
});

describe('editions', () => {
  test('the founding edition checks by SMS in the seven pilots, not in Jiangsu', () => {
    expect(foundingEdition).toBe('2018-06');
    expect(checkedIn('2018-06').map((code) => provinces[code].label.en)).toEqual([
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
    expect(namedEditions.map((edition) => checkedIn(edition).length)).toEqual([7, 22, 22, 31, 31]);
    expect(checkedIn('2018-09')).toEqual(expect.arrayContaining(checkedIn('2018-06')));
    expect(checkedIn('2018-09')).not.toContain('320000');
  });
  test('SMS hours, added domains and the app differ by edition', () => {
    expect(namedEditions.map((id) => smsWindowOf(id).hours)).toEqual([48, 24, 24, 24, 24]);
    expect(namedEditions.map((id) => smsWindowOf(id).countedFrom)).toEqual([
      'handOver',
      'receipt',
      'receipt',
      'receipt',
      'receipt',
    ]);
    expect(namedEditions.map((id) => mayAddDomains('110000', id))).toEqual([true, true, false, false, false]);
    const withApp = (id: ShippedEdition) => provinceCodes.filter((code) => photoMethodOf(code, id) === 'BUREAU_APP');
    expect(namedEditions.map(withApp)).toEqual([['310000'], ['310000'], ['310000'], [], []]);
  });
  test('the bureaus refuse 25 moves in the editions of 2018 and 48 from 2019 on', () => {
    const refused = (id: ShippedEdition) =>
      provinceCodes.flatMap((code) =>
        Object.keys(changeMoves).filter((move) => isMoveAllowed(code, id, move as ChangeMove) === false),
      ).length;
    expect(namedEditions.map(refused)).toEqual([25, 25, 48, 48, 48]);
  });
  test('an edition is the name of a day; another day is an edition by itself', () => {
    const days = namedEditions.map(dayOfEdition);
    expect(days).toEqual([...days].sort());
    expect(days.every(isDay)).toBe(true);
    expect(dayOfEdition('2018-06')).toBe('2018-06-15');
    expect(dayOfEdition('2027-01-01')).toBe('2027-01-01');
    expect(['2018-06', '2027-01-01', '2027-02-29', 'constructor'].map(isShippedEdition)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
