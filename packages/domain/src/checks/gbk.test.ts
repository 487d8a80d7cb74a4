import { expect, test } from 'vitest';
import { checkGbk, gbkBytes, isInGbk, positionsNotInGbk } from './gbk.ts';

test.each([
  ['张样例', [], 'common characters'],
  ['Sample Person·样', [], 'ASCII and the middle dot'],
  ['㈱①ⅳΩя─〇', [], 'signs of GBK'],
  ['𠮷样例', [1], 'beyond the basic plane, one character'],
  ['张𠮷样𠮷', [2, 4], 'two of them'],
  ['样䶮', [2], 'a place of GBK that its readers do not agree on'],
  ['样䜣例', [2], 'another one'],
  ['样€', [2], 'the euro sign, a single byte of code page 936'],
  ['样\u{e000}', [2], 'private use'],
  ['样\ud800', [2], 'half of a character'],
  ['样😀', [2], 'a picture'],
  ['', [], 'nothing'],
])('%j: positions %j, %s', (value, places) => {
  expect(positionsNotInGbk(value)).toEqual(places);
  expect(checkGbk(value).outcome).toBe(places.length === 0 ? 'pass' : 'fail');
});

test('reports positions, not characters', () => {
  const finding = checkGbk('张𠮷样䶮');
  expect(finding.message).toEqual({
    zh: '第 2, 4 个字不在 GBK 字符集中，管局接口无法传送',
    en: 'GBK lacks the character at place 2, 4: it cannot be sent to the bureau',
  });
  expect(JSON.stringify(finding)).not.toMatch(/[𠮷䶮]/u);
});

test('contains the 21,791 two-byte characters on which implementations agree', () => {
  let count = 0;
  for (let point = 0x80; point <= 0x10ffff; point += 1) if (isInGbk(point)) count += 1;
  expect(count).toBe(21_791);
});

test('the bytes of a text', () => {
  // docs/spec/bureau-interface.md B-3.1, vector B.
  expect(Buffer.from(gbkBytes('备案Mm2024') ?? []).toString('hex')).toBe('b1b8b0b84d6d32303234');
  expect(gbkBytes('样😀')).toBeUndefined();
});

test('names only the first positions of a text outside GBK', () => {
  expect(checkGbk('😀'.repeat(40)).message.en).toContain('at place 1, 2, 3, 4, 5 …:');
});
