import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, '../../migrations');
/** Numbers that were given twice before they had to be unique; files that have run keep their names. */
const givenTwice = ['0057', '0061'];

test('every migration has a number of its own and a name that says what it changes', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  for (const file of files) expect(file).toMatch(/^\d{4}-[a-z0-9-]+\.sql$/);
  const numbers = files.map((file) => file.slice(0, 4));
  const repeated = new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at));
  expect([...repeated].sort()).toEqual(givenTwice);
});
