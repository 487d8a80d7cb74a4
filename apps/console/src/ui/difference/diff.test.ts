import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { diffTexts, diffValues, type Part } from './diff.ts';

const text = (parts: readonly Part[]) => parts.map((one) => one.text).join('');
const marked = (parts: readonly Part[]) => parts.map((one) => (one.changed ? `[${one.text}]` : one.text)).join('');
const words = (before: string, after: string) => {
  const pair = diffTexts(before, after, 'words');
  return [marked(pair.before), marked(pair.after)];
};
const positions = (before: string, after: string) => {
  const pair = diffTexts(before, after, 'positions');
  return [marked(pair.before), marked(pair.after)];
};

describe('words', () => {
  test.each([
    ['an appended word', '蓝山茶叶', '蓝山茶叶商城', '蓝山茶叶', '蓝山茶叶[商城]'],
    ['a removed word', '蓝山茶叶商城', '蓝山茶叶', '蓝山茶叶[商城]', '蓝山茶叶'],
    ['a part of a domain', 'lanshan.example', 'lanshan-shop.example', 'lanshan.example', 'lanshan[-shop].example'],
    [
      'a word of a sentence',
      '两个域名指向同一网站',
      '三个域名指向同一网站',
      '[两]个域名指向同一网站',
      '[三]个域名指向同一网站',
    ],
    [
      'a door number',
      '南京市玄武区样例路1号',
      '南京市玄武区样例路12号',
      '南京市玄武区样例路[1]号',
      '南京市玄武区样例路[12]号',
    ],
    ['a value where there was none', '', '备注', '', '[备注]'],
    ['no change', '同', '同', '同', '同'],
  ])('mark %s', (_, before, after, then, now) => {
    expect(words(before, after)).toEqual([then, now]);
  });

  test.each([
    ['with no character in common', '样例云溪茶具', '测试星野摄影'],
    ['with single characters in common', '金陵样例茶业有限公司', '星河测试茶具商贸公司'],
  ])('mark a rewritten name %s as one change', (_, before, after) => {
    expect(words(before, after)[1]?.match(/\[/g)).toHaveLength(1);
  });

  it('do not split a character outside the basic plane', () => {
    expect(words('𠮷野', '𠮷野家')[1]).toMatch(/家\]$/);
  });
});

describe('numbers', () => {
  test.each([
    ['the wrong digit', '13000000001', '13000010001', '130000[0]0001', '130000[1]0001'],
    ['both ends of a date', '2026-05-11', '2036-05-12', '20[2]6-05-1[1]', '20[3]6-05-1[2]'],
    ['what is too long', '1300000000', '13000000001', '1300000000', '1300000000[1]'],
    ['every place after a left-out digit', '9132', '932', '9[132]', '9[32]'],
  ])('mark %s', (_, before, after, then, now) => {
    expect(positions(before, after)).toEqual([then, now]);
  });

  test.each([
    ['where they can be seen', '138****0000', '139****0000', '13[9]****0000'],
    ['behind the stars, where all else is equal', '138****0000', '138****0000', '138[****]0000'],
  ])('that are masked differ %s', (_, before, after, now) => {
    const { after: parts } = diffValues([before], [after], { by: 'positions', masked: true });
    expect(parts.map(marked)).toEqual([now]);
  });
});

test('a masked name is compared as a whole', () => {
  expect(diffValues(['王**'], ['王*'], { by: 'words', masked: true }).after).toEqual([
    [{ text: '王*', changed: true }],
  ]);
});

test('a code is compared as a whole', () => {
  expect(diffTexts('320100', '320500', 'whole').after).toEqual([{ text: '320500', changed: true }]);
});

describe('values', () => {
  it('of a list are compared in any order', () => {
    const { before, after, removed } = diffValues(['a.example', 'b.example'], ['c.example', 'a.example'], {
      by: 'words',
    });
    expect(after.map(marked)).toEqual(['[c.example]', 'a.example']);
    expect(before.map(marked)).toEqual(['a.example', '[b.example]']);
    expect(removed).toEqual(['b.example']);
  });

  it('may be missing', () => {
    expect(diffValues(null, null, { by: 'words' })).toEqual({ before: [], after: [], removed: [] });
    expect(diffValues(['旧'], null, { by: 'words' })).toMatchObject({ after: [], removed: [] });
    expect(diffValues(null, ['新'], { by: 'words' }).after.map(marked)).toEqual(['[新]']);
  });
});

describe('of any two texts', () => {
  const character = fc.constantFrom(...'0123456789Xx网站备案样例茶叶有限公司𠮷, .-@路号*');
  const value = fc.array(character, { maxLength: 24 }).map((all) => all.join(''));
  const by = fc.constantFrom('positions' as const, 'words' as const, 'whole' as const);

  it('the parts, joined, are both texts', () => {
    fc.assert(
      fc.property(value, value, by, (before, after, how) => {
        const pair = diffTexts(before, after, how);
        expect([text(pair.before), text(pair.after)]).toEqual([before, after]);
      }),
    );
  });

  it('something is marked exactly if they differ', () => {
    fc.assert(
      fc.property(value, value, by, (before, after, how) => {
        const pair = diffTexts(before, after, how);
        expect([...pair.before, ...pair.after].some(({ changed }) => changed)).toBe(before !== after);
      }),
    );
  });

  it('no part is empty, and marked and plain parts take turns', () => {
    fc.assert(
      fc.property(value, value, by, (before, after, how) => {
        const { before: then, after: now } = diffTexts(before, after, how);
        for (const parts of [then, now])
          for (const [at, part] of parts.entries()) {
            expect(part.text).not.toBe('');
            if (how === 'positions') expect(part.changed).not.toBe(parts[at - 1]?.changed);
          }
      }),
    );
  });

  it('words leave no single equal character between two changes', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const parts = diffTexts(before, after, 'words').after;
        for (const { text: equal } of parts.slice(1, -1).filter(({ changed }) => !changed))
          expect([...equal].length).toBeGreaterThan(1);
      }),
    );
  });
});
