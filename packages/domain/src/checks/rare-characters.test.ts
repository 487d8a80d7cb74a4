import { describe, expect, test } from 'vitest';
import { isInGbk } from './gbk.ts';
import { checkNameCharacters, isKeptInNames, isSentFormOf, rareCharacterSigns, sentName } from './rare-characters.ts';

test.each([
  ['张䶮', '张?'],
  ['𬭎样㛃', '?样?'],
  ['张样例', '张样例'],
  ['样😀', '样😀'],
])('%j is sent as %j', (name, sent) => {
  expect(sentName(name, '?')).toBe(sent);
});

test('a province’s sign stands for them; the interface carries each', () => {
  expect(sentName('张䶮', '〓')).toBe('张〓');
  expect(checkNameCharacters('张䶮', '〓').message.en).toContain('it will be sent as “〓”');
  expect(rareCharacterSigns.filter((sign) => !isInGbk(sign.codePointAt(0) ?? 0))).toEqual([]);
  for (const sign of rareCharacterSigns) expect(isSentFormOf(sentName('张䶮', sign), '张䶮')).toBe(true);
});

test('a rare character is warned of by its place, with what is sent, and not told', () => {
  const finding = checkNameCharacters('张䶮𬭎', '?');
  expect(finding).toMatchObject({ ruleId: 'FMT-RARE-CHARACTER', outcome: 'warn' });
  expect(finding.message.zh).toContain('第 2, 3 个字是生僻字');
  expect(finding.message.en).toContain('it will be sent as “?”');
  expect(JSON.stringify(finding)).not.toMatch(/[张䶮𬭎]/u);
});

test('what is no Chinese character stays refused, also beside a rare one', () => {
  expect(checkNameCharacters('张样例', '?').outcome).toBe('pass');
  expect(checkNameCharacters('张䶮😀', '?')).toMatchObject({ ruleId: 'FMT-GBK', outcome: 'fail' });
  expect(['䶮', '•', '😀', '\u0001'].map(isKeptInNames)).toEqual([true, true, false, false]);
});

describe('a published name is the same if it differs at rare characters alone', () => {
  test.each([
    ['张?', '张䶮', true],
    ['张YAN', '张䶮', true],
    ['张〓样', '张䶮样', true],
    ['李?', '张䶮', false],
    ['张?', '张样', false],
    ['张样', '张䶮', false],
    ['A.(B)?', 'A.(B)䶮', true],
    ['AxB?', 'A.B䶮', false],
  ])('%j for %j: %j', (published, name, same) => {
    expect(isSentFormOf(published, name)).toBe(same);
  });
});
