import { describe, expect, test } from 'vitest';
import { bilingual } from '../text/bilingual-text.ts';
import { type FilterRows, readFilters } from './filter-rows.ts';
import { filterSchema } from './filter-schema.ts';

const label = bilingual('甲', 'A');
const text = { isReadable: (given: string) => given.startsWith('a'), form: bilingual('以 a 开头', 'it begins with a') };
const rows = {
  one: { label, description: 'One.', enum: 'Letter', values: ['A', 'B'] },
  any: { label, description: 'Any.', enum: 'Letter', values: ['A', 'B'], several: true },
  text: { label, description: 'A text.', scalar: 'String', text },
  texts: { label, description: 'Texts.', scalar: 'ID', text, most: 2 },
  number: { label, description: 'A number.', scalar: 'Int', least: 1, greatest: 9 },
  flag: { label, description: 'Yes or no.', scalar: 'Boolean' },
} as const satisfies FilterRows;
const read = (given: unknown) => filterSchema(rows).safeParse(given).success;

describe('filters as zod reads them', () => {
  test.each([
    {},
    { one: 'A', any: ['A', 'B'], text: 'abc', texts: ['a', 'ab'] },
    { any: [], texts: [] },
    { number: 9, flag: false },
  ])('reads %j', (given) => expect(read(given)).toBe(true));
  test.each([
    { one: 'C' },
    { one: ['A'] },
    { any: 'A' },
    { any: ['C'] },
    { text: 'b' },
    { text: 1 },
    { texts: ['b'] },
    { texts: ['a', 'a', 'a'] },
    { other: 'A' },
    { number: 0 },
    { number: 10 },
    { number: 1.5 },
    { flag: 'true' },
  ])('does not read %j', (given) => expect(read(given)).toBe(false));
});

test('filters of a link: what can be read, each as what it is', () => {
  const link = new URLSearchParams('one=A&text=abc&number=7&flag=true&other=A');
  expect(readFilters(rows, (name) => link.get(name))).toEqual({ one: 'A', text: 'abc', number: 7, flag: true });
  const old = new URLSearchParams('one=C&text=b&number=10&flag=1');
  expect(readFilters(rows, (name) => old.get(name))).toEqual({});
});
