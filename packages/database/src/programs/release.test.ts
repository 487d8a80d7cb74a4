import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isBefore, release, releaseNumber, withCommit } from './release.ts';

test('a release says its number, and what is between two releases also its commit', () => {
  expect(withCommit('0.2.0', '4c1ae0da77')).toBe('0.2.0');
  expect(withCommit('0.3.0-dev', '4c1ae0da77')).toBe('0.3.0-dev+4c1ae0da');
  expect(withCommit('0.3.0-dev', null)).toBe('0.3.0-dev');
  expect(releaseNumber('0.3.0-dev+4c1ae0da')).toBe('0.3.0');
});

test('what leads to a release counts as that release', () => {
  expect(isBefore('0.1.0', '0.2.0-dev+4c1ae0da')).toBe(true);
  expect(isBefore('0.2.0-dev+4c1ae0da', '0.2.0')).toBe(false);
  expect(isBefore('0.10.0', '0.9.1')).toBe(false);
});

test('this checkout is later than the last release', () => {
  const file = new URL('../../../../scripts/releases.json', import.meta.url);
  const last: string = JSON.parse(readFileSync(file, 'utf8')).at(-1).version;
  expect([last, release, isBefore(last, release)]).toEqual([last, release, true]);
});
