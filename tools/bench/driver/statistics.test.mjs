import { expect, test } from 'vitest';
import { compareRounds, median, percentile, seededRandom, sumRounds } from './statistics.mjs';

const upTo = (/** @type {number} */ n) => Array.from({ length: n }, (_, at) => at + 1);
/** @param {number} count @param {number} [cpu] */
const round = (count, cpu = 1) => ({
  count,
  seconds: 2,
  times: upTo(count),
  cpu: { server: cpu / 4, database: (cpu * 3) / 4 },
});

test('a percentile is a measured time', () => {
  expect([0.5, 0.95, 0.99, 1].map((part) => percentile(upTo(100), part))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('a median lies between the middle two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('rounds are summed: rate over the whole time, all times together, processor time per answer', () => {
  expect(sumRounds([round(100), round(300, 3)])).toEqual({
    rate: 100,
    p50: 100,
    p95: 280,
    p99: 296,
    cpu: { server: 2.5, database: 7.5 },
  });
  const unknown = { ...round(4), cpu: { server: null, database: 1 } };
  expect(sumRounds([unknown]).cpu).toEqual({ server: null, database: 250 });
  expect(compareRounds([round(4)], [unknown]).cpu).toBeNull();
});

test('the ratio is the median of the rounds, so one bad round does not decide', () => {
  const { rate, least, most, cpu } = compareRounds(
    [round(100), round(100), round(100)],
    [round(80), round(70), round(10)],
  );
  expect([rate, least, most]).toEqual([0.7, 0.1, 0.8]);
  expect(cpu).toBeCloseTo(300 / 160);
});

test('the same seed gives the same sequence', () => {
  const [a, b] = [seededRandom(7), seededRandom(7)];
  const first = upTo(50).map(a);
  expect(first).toEqual(upTo(50).map(b));
  expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(first).not.toEqual(upTo(50).map(seededRandom(8)));
});
