import { describe, expect, test } from 'vitest';
import { bilingual } from '../text/bilingual-text.ts';
import type { FilterRows } from './filter-rows.ts';
import { filterSchema } from './filter-schema.ts';

const label = bilingual('甲', 'A');
const text = { isReadable: (given: string) => given.startsWith('a'), form: bilingual('以 a 开头', 'it begins with a') };
const rows = {
  one: { label, description: 'One.', enum: 'Letter', values: ['A', 'B'] },
  any: { label, description: 'Any.', enum: 'Letter', values: ['A', 'B'], several: true },
  text: { label, description: 'A text.', scalar: 'String', text },
  texts: { label, description: 'Texts.', scalar: 'ID', text, most: 2 },
} as const satisfies FilterRows;
const read = (given: unknown) => filterSchema(rows).safeParse(given).success;

describe('filters as zod reads them', () => {
  test.each([{}, { one: 'A', any: ['A', 'B'], text: 'abc', texts: ['a', 'ab'] }, { any: [], texts: [] }])(
    'reads %j',
    (given) => expect(read(given)).toBe(true),
  );
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
  ])('does not read %j', (given) => expect(read(given)).toBe(false));
});
