import { expect, test } from 'vitest';
import { DatabaseUnavailable } from './connections.ts';
import { unavailabilityOf } from './unavailable.ts';

const failed = (code: string) => new Error('failed', { cause: Object.assign(new Error('by the server'), { code }) });

test.each([
  ['57P01', 'DATABASE_AWAY'],
  ['55P03', 'DATABASE_AWAY'],
  ['40P01', 'DATABASE_AWAY'],
  ['53100', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['23505', undefined],
])('an error with the code %s means %s', (code, meant) => {
  expect(unavailabilityOf(failed(code))).toBe(meant);
});

test('a lost connection has no code', () => {
  expect(unavailabilityOf(new DatabaseUnavailable(new Error('Connection terminated unexpectedly')))).toBe(
    'DATABASE_AWAY',
  );
});
