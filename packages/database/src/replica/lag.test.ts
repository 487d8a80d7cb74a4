import { expect, test } from 'vitest';
import { keepSamples, lagOf, parseLsn } from './lag.ts';

const samples = [
  { at: 1000, lsn: 10n },
  { at: 2000, lsn: 20n },
  { at: 3000, lsn: 20n },
  { at: 4000, lsn: 30n },
];

test('a replica is behind since the primary has had what it lacks, and not behind an idle primary', () => {
  expect([5n, 10n, 19n, 20n, 30n, 31n].map((replayed) => lagOf(samples, replayed, 5000))).toEqual([4, 3, 3, 1, 0, 0]);
});

test('samples are kept while the replica lacks them, and the newest for ever', () => {
  expect(keepSamples(samples, 10n)).toEqual(samples.slice(1));
  expect(keepSamples(samples, 99n)).toEqual(samples.slice(-1));
});

test('a position is read as PostgreSQL writes it, and compared as a number', () => {
  expect(parseLsn('16/B374D848')).toBe(0x16_b374_d848n);
  expect((parseLsn('F/FFFFFFFF') ?? 0n) < (parseLsn('10/0') ?? 0n)).toBe(true);
  expect(['', '16', "0/0'", '123456789/0'].map(parseLsn)).toEqual([undefined, undefined, undefined, undefined]);
});
