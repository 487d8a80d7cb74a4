import { describe, expect, test } from 'vitest';
import { creditCodeCheckCharacter } from '../checks/credit-code.ts';
import { parseSearch } from './read-search.ts';

const nothing = { part: null, number: null, idNumber: null };

describe('meanings of a typed text', () => {
  test.each([
    ['BD2026112400017', { number: 'BD2026112400017' }],
    [' bd20261124 ', { number: 'BD20261124' }],
    ['苏icp备00000051', { number: '苏ICP备00000051', part: '苏icp备00000051' }],
    ['00000051', { number: '00000051', part: '00000051' }],
    ['蓝山  茶业', { part: '蓝山 茶业' }],
    ['ＬＡＮ', { part: 'lan' }],
    ['https://www.Tea-Test.example/shop?x=1', { part: 'tea-test.example' }],
    ['茶', {}],
    ['', {}],
  ])('%s', (typed, expected) => {
    expect(parseSearch(typed)).toEqual({ ...nothing, ...expected });
  });

  test('a whole certificate or ID number has no other meaning', () => {
    const code = '91320000MA0000510';
    for (const number of [
      `${code}${creditCodeCheckCharacter(code)}`,
      '990000190001010024',
      'E00000000',
      '99000019000101002x',
    ])
      expect(parseSearch(number)).toEqual({ ...nothing, idNumber: number.toUpperCase() });
    // Without its last character it is not a number yet.
    expect(parseSearch(code).idNumber).toBeNull();
  });
});
