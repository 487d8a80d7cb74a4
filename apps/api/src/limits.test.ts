import { readFileSync } from 'node:fs';
import { defaultPointLimits } from '@beian/domain/partner';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { costRows } from './cost/cost-rows.ts';
import { isTokenLimit, limits, operationLimits } from './limits.ts';

const schema = buildSchema('type Query { a: Query b: Int }');
const limitsBroken = (query: string) =>
  validate(schema, parse(query), [...specifiedRules, operationLimits]).map(
    (error) => error.extensions.limit ?? error.message,
  );
const nested = (depth: number): string => (depth === 1 ? '{ b }' : `{ a ${nested(depth - 1)} }`);

test('depth is limited, also through fragments', () => {
  expect(limitsBroken(nested(limits.depth))).toEqual([]);
  expect(limitsBroken(nested(limits.depth + 1))).toEqual(['depth']);
  expect(limitsBroken(`{ a { ...F } } fragment F on Query ${nested(limits.depth - 1)}`)).toEqual([]);
  expect(limitsBroken(`{ a { ...F } } fragment F on Query ${nested(limits.depth)}`)).toEqual(['depth']);
});

test('aliases are limited, also of __typename and in repeated fragments', () => {
  const aliases = (count: number, field: string) =>
    Array.from({ length: count }, (_, at) => `x${at}: ${field}`).join(' ');
  expect(limitsBroken(`{ ${aliases(limits.aliases, '__typename')} }`)).toEqual([]);
  expect(limitsBroken(`{ ${aliases(limits.aliases + 1, '__typename')} }`)).toEqual(['aliases']);
  expect(limitsBroken(`{ a { ...F } x: a { ...F } } fragment F on Query { ${aliases(15, 'b')} }`)).toEqual(['aliases']);
});

test('directives, fragments and repetitions are counted over the whole document', () => {
  const many = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
  expect(limitsBroken(`{ ${many(limits.repeats, 'b')} }`)).toEqual([]);
  expect(limitsBroken(`{ ${many(limits.repeats, 'b')} ... { b } }`)).toEqual(['repeats']);
  expect(limitsBroken(`{ a { ...F ${many(limits.repeats, '...F')} } } fragment F on Query { b }`)).toEqual(['repeats']);
  expect(limitsBroken(`{ b ${many(limits.directives + 1, '@x')} }`)).toEqual(['directives']);
  const names = Array.from({ length: limits.fragments + 1 }, (_, at) => `F${at}`);
  expect(limitsBroken(`{ b } ${names.map((name) => `fragment ${name} on Query { b }`).join(' ')}`)).toEqual([
    'fragments',
  ]);
});

test('documents that are slow to validate are refused in under 50 ms', () => {
  const costly = [
    `{ ${'a { b } '.repeat(480)} }`,
    `{ ${'... { a { b } } '.repeat(240)} }`,
    `{ ${'...F '.repeat(600)} } fragment F on Query { a { b } }`,
    `{ ${Array.from({ length: 150 }, (_, at) => `...F${at}`).join(' ')} } ${Array.from({ length: 150 }, (_, at) => `fragment F${at} on Query { a { b } }`).join(' ')}`,
    `{ b ${'@x '.repeat(900)} }`,
  ];
  for (const query of costly) {
    const times = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(limitsBroken(query)).toHaveLength(1);
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  }
});

test('introspection passes, and a fragment cycle ends the measurement', () => {
  expect(limitsBroken(getIntrospectionQuery())).toEqual([]);
  expect(limitsBroken('{ ...F } fragment F on Query { a { ...F } }')).toEqual([
    'Cannot spread fragment "F" within itself.',
  ]);
});

test('the token limit is recognised by its message', () => {
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

test('every limit of callers and of requests is documented (ASVS 2.1.3)', () => {
  const page = readFileSync(new URL('../../../docs/generated/limits.md', import.meta.url), 'utf8');
  for (const [name, most] of Object.entries(limits)) expect(page).toContain(`| \`${name}\` | ${most} |`);
  for (const { what, points } of costRows)
    expect(page).toContain(`| ${what.en} | ${typeof points === 'number' ? points : points.en} |`);
  expect(page).toContain(
    `a bucket of ${defaultPointLimits.bucket} points, into which ${defaultPointLimits.pointsPerSecond} come back`,
  );
});
