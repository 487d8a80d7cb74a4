import { reasonCodes, reasonRow, reasonSearchKeys } from '@beian/domain/reasons';
import type { Language } from '@beian/domain/text';
import { describe, expect, test } from 'vitest';
import { matchSyllables, searchReasons } from './reason-search.ts';

const library = (language: Language) =>
  reasonCodes.map((code) => {
    const { label, advice, appliesTo: fits } = reasonRow(code);
    return {
      code,
      label: label[language],
      advice: advice[language],
      fits: [...fits],
      searchKeys: reasonSearchKeys(code) as string[],
    };
  });
const first = (query: string, language: Language = 'zh') =>
  searchReasons(library(language), query, new Set())[0]?.reason.code;

test('pinyin matches whole syllables, initials, and a partial last syllable', () => {
  const site = ['wang', 'zhan', 'ming', 'cheng'];
  expect(matchSyllables(site, 'wzmc')).toEqual([0, 4]);
  expect(matchSyllables(site, 'wangzhan')).toEqual([0, 2]);
  expect(matchSyllables(site, 'wzhmi')).toEqual([0, 3]);
  expect(matchSyllables(site, 'mingch')).toEqual([2, 4]);
  expect(matchSyllables(['zhang', '-', 'qian'], 'zq')).toEqual([0, 3]);
  expect(matchSyllables(site, 'wm')).toBeNull();
  expect(matchSyllables(site, 'wangx')).toBeNull();
});

describe('a reason is found', () => {
  test.each([
    ['pinyin initials', 'wzmc', 'WEB-01'],
    ['initials of a clause', 'zzbf', 'PHO-03'],
    ['full pinyin', 'yumingguoqi', 'DOM-06'],
    ['a character with several readings', 'chongfu', 'CON-04'],
    ['Chinese', '幕布', 'PHO-02'],
    ['English', 'curtain not', 'PHO-02'],
    ['its code', 'mat-05', 'MAT-05'],
  ])('by %s', (_, query, code) => {
    expect(first(query)).toBe(code);
    expect(first(query, 'en')).toBe(code);
  });

  test('with the matching stretch of the displayed text', () => {
    const [found] = searchReasons(library('zh'), 'wzmc', new Set());
    expect(found).toMatchObject({ label: [0, 4], code: null });
    expect(searchReasons(library('en'), 'wzmc', new Set())[0]).toMatchObject({ label: null });
    expect(searchReasons(library('zh'), 'web-01', new Set())[0]).toMatchObject({ code: [0, 6] });
  });

  test('before the others when a check suggests it, and only when all words match', () => {
    expect(searchReasons(library('zh'), '', new Set(['WEB-03']))[0]).toMatchObject({
      suggested: true,
      reason: { code: 'WEB-03' },
    });
    expect(searchReasons(library('zh'), '域名 过期', new Set()).map((one) => one.reason.code)).toEqual(['DOM-06']);
    expect(searchReasons(library('zh'), 'xyzxyz', new Set())).toEqual([]);
  });
});
