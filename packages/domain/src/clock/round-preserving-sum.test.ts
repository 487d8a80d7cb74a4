import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundPreservingSum } from './round-preserving-sum.ts';

test.each([
  ['each half a minute: one of them goes up', [90, 90], 60, [2, 1]],
  ['two thirds of a minute, three times: two minutes', [40, 40, 40], 60, [1, 1, 0]],
  ['whole ones stay', [60, 0, 120], 60, [1, 0, 2]],
  ['a day that does not count stays at nothing', [29, 0, 29], 60, [1, 0, 0]],
  ['nothing', [], 60, []],
])('%s', (_, parts, unit, shown) => {
  expect(roundPreservingSum(parts, unit)).toEqual(shown);
});

test('rounded parts add up to the rounded sum, and each error is less than a unit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400_000), { maxLength: 40 }), fc.constantFrom(60, 1000), (parts, unit) => {
      const shown = roundPreservingSum(parts, unit);
      const sum = parts.reduce((all, part) => all + part, 0);
      expect(shown.reduce((all, part) => all + part, 0)).toBe(Math.round(sum / unit));
      for (const [place, part] of shown.entries()) expect(Math.abs(part - (parts[place] ?? 0) / unit)).toBeLessThan(1);
    }),
  );
});
