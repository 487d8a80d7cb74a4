import { describe, expect, it } from 'vitest';
import { mistakesOf } from './asvs.mjs';

/** @type {import('./asvs.mjs').Requirement[]} */
const rows = [
  { id: '1.1.1', level: 1, asks: 'a' },
  { id: '1.1.2', level: 2, asks: 'b', not: 'because' },
];

describe('the ASVS requirements that apply', () => {
  it('match the titles of the tests', () => {
    expect(mistakesOf(rows, new Map([['1.1.1', ['a.test.ts']]]))).toEqual([]);
  });

  it('are refused without a test, with a test although excluded, when listed twice, and when a test names an unknown one', () => {
    const proofs = new Map([
      ['1.1.2', ['b.test.ts']],
      ['9.9.9', ['c.test.ts']],
    ]);
    expect(mistakesOf([...rows, { id: '1.1.2', level: 2, asks: 'b', not: 'because' }], proofs)).toEqual([
      expect.stringContaining('1.1.1 is taken, and no test names it'),
      expect.stringContaining('1.1.2 is said not to be covered'),
      expect.stringContaining('1.1.2 is said not to be covered'),
      '1.1.2 has two rows',
      '9.9.9, which c.test.ts names, has no row in scripts/asvs',
    ]);
  });
});
