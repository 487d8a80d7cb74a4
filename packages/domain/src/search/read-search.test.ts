import { describe, expect, test } from 'vitest';
import { creditCodeCheckCharacter } from '../checks/credit-code.ts';
import { parseSearch } from './read-search.ts';

const nothing = { part: null, number: null, whole: [], idNumber: null };

describe('meanings of a typed text', () => {
  const number = (stored: string, more: object = {}) => ({ number: stored, whole: [stored, `${stored}号`], ...more });
  const digits = (stored: string, more: object = {}) =>
    number(stored, { whole: [stored, `${stored}号`, `BD${stored}`, `BDT${stored}`], part: stored, ...more });
  test.each([
    ['BD2026112400017', number('BD2026112400017')],
    [' bd20261124 ', number('BD20261124')],
    // As it is said on the phone, and the number of its second verification form.
    ['bd 261124-360170 8', number('BD2611243601708')],
    ['BD2611243601708-2', number('BD2611243601708')],
    ['2611243601708', digits('2611243601708')],
    // A former number with a count, and no ID number of 15 digits.
    ['202612016255712', digits('202612016255712')],
    ['苏icp备00000051', number('苏ICP备00000051', { part: '苏icp备00000051' })],
    ['苏icp备00000051-1', number('苏ICP备00000051号-1', { part: '苏icp备00000051-1' })],
    ['00000051', digits('00000051')],
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
