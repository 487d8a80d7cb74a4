import {
  buildSchema,
  GraphQLError,
  getNamedType,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { buildApiSchema } from '../schema.ts';
import { boundOf, declareBounds, inputsOf, requiredBounds } from './bounds.ts';
import { boundsByCoordinate, boundsByName, boundsByScalar } from './bounds-table.ts';
import { createInputCheck } from './check.ts';

const schema = buildApiSchema();
const inputs = inputsOf(schema);

test('every text and list in the schema has a bound', () => {
  expect(inputs.length).toBeGreaterThan(300);
  const texts = inputs.filter(({ type }) => ['String', 'ID', 'DateTime', 'Date'].includes(getNamedType(type).name));
  expect(texts.length).toBeGreaterThan(200);
  const lists = inputs.filter(({ type }) => String(type).includes('['));
  expect(lists.length).toBeGreaterThan(15);
  expect(texts.filter(({ holder }) => !((boundOf(holder).length ?? Infinity) <= 100_000))).toEqual([]);
  expect(lists.filter(({ holder }) => !((boundOf(holder).items ?? Infinity) <= 256))).toEqual([]);
  // Every other scalar is a number or a boolean.
  const known = ['String', 'ID', 'DateTime', 'Date', 'Int', 'Float', 'Boolean'];
  const others = inputs
    .map(({ type }) => getNamedType(type))
    .filter((type) => !isEnumType(type) && !isInputObjectType(type) && !known.includes(type.name));
  expect(others).toEqual([]);
});

test('each row of the table is used', () => {
  const needed = inputs.filter(({ type }) => requiredBounds(type).length > 0);
  const idle = [
    ...Object.keys(boundsByName).filter((name) => !needed.some((one) => one.name === name)),
    ...Object.keys(boundsByScalar).filter((name) => !needed.some(({ type }) => getNamedType(type).name === name)),
    ...Object.keys(boundsByCoordinate).filter((name) => !needed.some((one) => one.coordinate === name)),
  ];
  expect(idle).toEqual([]);
});

test('a schema with an unbounded argument is not built', () => {
  const of = (sdl: string) => () => declareBounds(buildSchema(sdl));
  expect(of('type Query { a(neverHeardOf: String): Int }')).toThrow('Query.a(neverHeardOf:) String');
  expect(of('type Query { a(neverHeardOf: [Int!]): Int }')).toThrow('Query.a(neverHeardOf:) [Int!]');
  expect(of('input I { neverHeardOf: [I!] } type Query { a(i: I): Int }')).toThrow('I.neverHeardOf [I!]');
  expect(of('type Query { a(id: ID, first: Int): Int }')).not.toThrow();
});

const check = createInputCheck(schema);
/** The result of a check: points, or field, rule and code of the refusal. */
const asked = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  try {
    return check(document, operation, variables);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { code, field, most } = error.extensions;
    return [code, field, ...(most === undefined ? [] : [most])];
  }
};
const long = 'a'.repeat(201);

test('a text beyond its bound is refused with its field, wherever it is given', () => {
  for (const [text, variables] of [
    [`{ orders(filter: { search: "${long}" }) { totalCount } }`],
    [`{ orders(filter: { search: """${long}""" }) { totalCount } }`],
    ['query ($f: OrderFilter) { orders(filter: $f) { totalCount } }', { f: { search: long } }],
    ['query ($s: String) { orders(filter: { search: $s }) { totalCount } }', { s: long }],
    [`query ($s: String = "${long}") { orders(filter: { search: $s }) { totalCount } }`],
    [`query ($s: String) { ...F } fragment F on Query { orders(filter: { search: $s }) { totalCount } }`, { s: long }],
  ] as const)
    expect(asked(text, variables)).toEqual(['BAD_USER_INPUT', 'filter.search', 200]);
  expect(asked(`{ records(search: "${long}") { totalCount } }`)).toEqual(['BAD_USER_INPUT', 'search', 200]);
  expect(
    asked('query ($i: [ID!]) { orders(filter: { ids: $i }) { totalCount } }', { i: Array(101).fill('a') }),
  ).toEqual(['BAD_USER_INPUT', 'filter.ids', 100]);
  expect(asked('query ($i: [ID!]) { orders(filter: { ids: $i }) { totalCount } }', { i: ['a', long] })).toEqual([
    'BAD_USER_INPUT',
    'filter.ids[1]',
    100,
  ]);
  // A single value in place of a list.
  expect(asked(`{ orders(filter: { ids: "${long}" }) { totalCount } }`)).toEqual([
    'BAD_USER_INPUT',
    'filter.ids[0]',
    100,
  ]);
});

test('U+0000 and lone surrogates are refused in literals, block strings and variables', () => {
  const one = 'query ($id: ID!) { order(id: $id) { id } }';
  expect(asked('{ order(id: "a\\u{0}") { id } }')).toEqual(['NUL_CHARACTER', 'id']);
  expect(asked('{ order(id: "a\\u0000") { id } }')).toEqual(['NUL_CHARACTER', 'id']);
  expect(asked('{ order(id: """a\0""") { id } }')).toEqual(['NUL_CHARACTER', 'id']);
  expect(asked(one, { id: 'a\0' })).toEqual(['NUL_CHARACTER', 'id']);
  expect(asked(one, { id: 'a\ud83d' })).toEqual(['LONE_SURROGATE', 'id']);
  expect(asked(one, { id: '\udc00a' })).toEqual(['LONE_SURROGATE', 'id']);
  expect(asked(one, { id: '😀\\u0000' })).toBe(0);
});

test('a search costs ten points, a long text one per 1,000 characters', () => {
  expect(asked('{ orders(filter: { search: "" }) { totalCount } }')).toBe(0);
  expect(asked('{ a: orders(filter: { search: "x" }) { totalCount } b: records(search: "x") { totalCount } }')).toBe(
    20,
  );
  const fields = Array.from({ length: 60 }, () => ({ field: 'website.remark', value: 'a'.repeat(4000) }));
  const draft = `mutation ($f: [FieldInput!]!) { saveDraft(id: "a", version: 1, key: "k", fields: $f) { __typename } }`;
  expect(asked(draft, { f: fields })).toBe(240);
});
