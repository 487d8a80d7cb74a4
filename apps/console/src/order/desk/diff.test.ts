import { describe, expect, it } from 'vitest';
import { diffText, diffValues } from './diff.ts';

const marked = (before: string, after: string) =>
  diffText(before, after)
    .map((one) => (one.inserted ? `[${one.text}]` : one.text))
    .join('');

describe('diffText', () => {
  it('marks inserted text', () => {
    expect(marked('蓝山茶叶', '蓝山茶叶商城')).toBe('蓝山茶叶[商城]');
    expect(marked('lanshan.example', 'lanshan-shop.example')).toBe('lanshan[-shop].example');
    expect(marked('', '备注')).toBe('[备注]');
  });

  it('marks nothing when nothing was inserted', () => {
    expect(marked('蓝山茶叶商城', '蓝山茶叶')).toBe('蓝山茶叶');
    expect(marked('同', '同')).toBe('同');
    expect(marked('旧', '')).toBe('');
  });

  it('treats a different text as a whole', () => {
    expect(marked('样例云溪茶具', '测试星野摄影')).toBe('[测试星野摄影]');
  });

  it('does not split a character outside the basic plane', () => {
    expect(marked('𠮷野', '𠮷野家')).toBe('𠮷野[家]');
  });

  it('returns the whole text for any pair', () => {
    for (const [before, after] of [
      ['abc', 'acbd'],
      ['网站', '我的网站'],
      ['x'.repeat(500), 'y'],
    ] as const)
      expect(
        diffText(before, after)
          .map((one) => one.text)
          .join(''),
      ).toBe(after);
  });
});

describe('diffValues', () => {
  it('compares lists by value, in any order', () => {
    const { now, removed } = diffValues(['a.example', 'b.example'], ['c.example', 'a.example']);
    expect(now).toEqual([[{ text: 'c.example', inserted: true }], [{ text: 'a.example', inserted: false }]]);
    expect(removed).toEqual(['b.example']);
  });

  it('does not compare the stars of masked values', () => {
    expect(diffValues(['138****0000'], ['139****0000'], true).now).toEqual([[{ text: '139****0000', inserted: true }]]);
  });

  it('accepts missing values', () => {
    expect(diffValues(null, null)).toEqual({ now: [], removed: [] });
    expect(diffValues(['旧'], null)).toEqual({ now: [], removed: [] });
  });
});
