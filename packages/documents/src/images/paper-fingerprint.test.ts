import { expect, test } from 'vitest';
import { coarseDistance, fineDistance } from './fingerprint.ts';
import { standardised } from './measure.ts';
import { greatestTileDifference, PAPER_SIDE, paperFingerprintOf } from './paper-fingerprint.ts';

/** A grey page of bars as of print; one of its lines is another for each number. */
const pageOf = (nth: number, light = 0): Uint8ClampedArray =>
  Uint8ClampedArray.from({ length: PAPER_SIDE * PAPER_SIDE }, (_, at) => {
    const [x, y] = [at % PAPER_SIDE, Math.floor(at / PAPER_SIDE)];
    const line = Math.floor(y / 12);
    const letter = Math.floor(x / 5) + 3;
    const isPrint = y % 12 < 6 && x % 5 < 4 && (letter * (line + 5) * (line === 9 ? nth * 7 + 11 : 11)) % 13 < 8;
    return (isPrint ? 40 : 235) + light;
  });

test('the fingerprint of a page is the same in every release', () => {
  const { coarse, fine } = paperFingerprintOf(pageOf(1));
  expect(coarse).toBe(-4_399_043_539_090_165_944n);
  expect(fine).toHaveLength(512);
  expect(BigInt(`0b${fine.slice(0, 64)}`)).toBe(10_293_792_399_175_247_936n);
});

test('pages that differ in one line are told apart, a darker one is the same', () => {
  const [page, other, darker] = [pageOf(1), pageOf(2), pageOf(1, -30)];
  const [a, b, c] = [page, other, darker].map((grey) => paperFingerprintOf(grey));
  expect(fineDistance(a?.fine ?? '', b?.fine ?? '')).toBeGreaterThan(22);
  expect([coarseDistance(a?.coarse ?? 0n, c?.coarse ?? 0n), fineDistance(a?.fine ?? '', c?.fine ?? '')]).toEqual([
    0, 0,
  ]);
  const difference = (one: Uint8ClampedArray) => greatestTileDifference(standardised(page), standardised(one));
  expect(difference(other)).toBeGreaterThan(0.6);
  expect(difference(darker)).toBeLessThan(0.05);
});
