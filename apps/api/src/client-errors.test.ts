import { errorCatalogue, retryOf } from '@beian/domain/errors';
import { BeianError } from '@beian-desk/client';
import { expect, test } from 'vitest';

test('the client of partners retries what the error catalogue says, and nothing else', () => {
  const rows = Object.entries(errorCatalogue);
  const expected = rows.map(([code, row]) => [code, retryOf(row)]);
  expect(rows.map(([code, { status }]) => [code, new BeianError('', { code, status }).retry])).toEqual(expected);
});
