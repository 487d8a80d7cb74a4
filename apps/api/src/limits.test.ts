import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { isTokenLimit, limits, operationLimits } from './limits.ts';

const schema = buildSchema('type Query { a: Query b: Int }');
const limitsBroken = (query: string) =>
  validate(schema, parse(query), [...specifiedRules, operationLimits]).map(
    (error) => error.extensions.limit ?? error.message,
  );
const nested = (depth: number): string => (depth === 1 ? '{ b }' : `{ a ${nested(depth - 1)} }`);

test('depth, also through fragments', () => {
  expect(limitsBroken(nested(limits.depth))).toEqual([]);
  expect(limitsBroken(nested(limits.depth + 1))).toEqual(['depth']);
  expect(limitsBroken(`{ a { ...F } } fragment F on Query ${nested(limits.depth - 1)}`)).toEqual([]);
  expect(limitsBroken(`{ a { ...F } } fragment F on Query ${nested(limits.depth)}`)).toEqual(['depth']);
});

test('aliases, __typename too, and those that a fragment multiplies', () => {
  const aliases = (count: number, field: string) =>
    Array.from({ length: count }, (_, at) => `x${at}: ${field}`).join(' ');
  expect(limitsBroken(`{ ${aliases(limits.aliases, '__typename')} }`)).toEqual([]);
  expect(limitsBroken(`{ ${aliases(limits.aliases + 1, '__typename')} }`)).toEqual(['aliases']);
  expect(limitsBroken(`{ a { ...F } x: a { ...F } } fragment F on Query { ${aliases(15, 'b')} }`)).toEqual(['aliases']);
});

test('introspection passes; a fragment that holds itself comes to an end', () => {
  expect(limitsBroken(getIntrospectionQuery())).toEqual([]);
  expect(limitsBroken('{ ...F } fragment F on Query { a { ...F } }')).toEqual([
    'Cannot spread fragment "F" within itself.',
  ]);
});

test('the token limit is known by its words', () => {
  const refusal = (source: string) => {
    try {
      return String(parse(source, { maxTokens: 3 }));
    } catch (error) {
      return String(error);
    }
  };
  expect(isTokenLimit(refusal('{ b b b b }'))).toBe(true);
  expect(isTokenLimit(refusal('{ b'))).toBe(false);
});
