import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Agreement, alikeShare, itemCount, kappa } from './agreement.ts';

const of = (passPass: number, passReturn: number, returnPass: number, returnReturn: number): Agreement => ({
  passPass,
  passReturn,
  returnPass,
  returnReturn,
});

describe('agreement, calculated by hand', () => {
  test.each([
    // Textbook case (Wikipedia, Cohen's kappa): 50 applications; po = 35/50 = 0.7, pe = 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
    ['20, 5, 10, 15', of(20, 5, 10, 15), 0.7, 0.4],
    // 45 + 15 of 100: po = 0.6, pe = 0.6 · 0.7 + 0.4 · 0.3 = 0.54; 0.06 / 0.46.
    ['45, 15, 25, 15', of(45, 15, 25, 15), 0.6, 0.06 / 0.46],
    // 25 + 35 of 100, the same agreement: pe = 0.6 · 0.3 + 0.4 · 0.7 = 0.46; 0.14 / 0.54.
    ['25, 35, 5, 35', of(25, 35, 5, 35), 0.6, 0.14 / 0.54],
    ['all alike, both kinds', of(9, 0, 0, 1), 1, 1],
    ['never alike', of(0, 5, 5, 0), 0, -1],
    // The first passes everything: the agreement equals chance.
    ['passed items alone', of(95, 5, 0, 0), 0.95, 0],
    ['nobody ever returned', of(40, 0, 0, 0), 1, null],
    ['nothing judged', of(0, 0, 0, 0), null, null],
  ] as const)('%s', (_name, table, alike, expected) => {
    if (alike === null) expect(alikeShare(table)).toBeNull();
    else expect(alikeShare(table)).toBeCloseTo(alike, 12);
    if (expected === null) expect(kappa(table)).toBeNull();
    else expect(kappa(table)).toBeCloseTo(expected, 12);
  });
});

test('kappa is at most 1, symmetric, and unchanged for ten times as many items', () => {
  const count = fc.nat(500);
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const [one, turned, tenfold] = [
        kappa(of(a, b, c, d)),
        kappa(of(a, c, b, d)),
        kappa(of(10 * a, 10 * b, 10 * c, 10 * d)),
      ];
      if (one === null) return expect([turned, tenfold]).toEqual([null, null]);
      expect(one).toBeLessThanOrEqual(1);
      expect(one === 1).toBe(b + c === 0);
      expect(turned).toBeCloseTo(one, 12);
      expect(tenfold).toBeCloseTo(one, 12);
      expect(itemCount(of(a, b, c, d))).toBe(a + b + c + d);
    }),
  );
});
