import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { createCostMeter } from './measure.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Order implements Node { id: ID! number: String! due: Due eta: Due items: [Item!]! record: FilingRecord }
  type FilingRecord implements Node { id: ID! name: String! openOrder: Order orders(first: Int = 20): OrderConnection! }
  type Due { at: String! } type Item { key: String! }
  type OrderEdge { cursor: String! node: Order! } type PageInfo { hasNextPage: Boolean! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! totalCount: Int! }
  type Refused { code: String! } union Result = Order | Refused
  type Query { node(id: ID!): Node order(id: ID!): Order orders(first: Int, last: Int): OrderConnection! viewer: String }
  type Mutation { submit(id: ID!): Result! openOrder(id: ID!): Result! }
`);
const measure = createCostMeter(schema);
const of = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { cost, scopes } = measure(document, operation, variables);
  return [cost, ...[...scopes].sort()];
};

test('objects cost points, values do not, and a page multiplies its rows', () => {
  expect(of('{ viewer }')).toEqual([1]);
  expect(of('{ order(id: "a") { id number eta { at } items { key } } }')).toEqual([1 + 1 + 5, 'orders:read']);
  const page = (rows: string) =>
    `{ orders${rows} { pageInfo { hasNextPage } totalCount edges { cursor node { id eta { at } } } } }`;
  expect(of(page('(first: 30)'))[0]).toBe(1 + 30 * 1.5);
  expect(of(page('(last: 7)'))[0]).toBe(Math.ceil(1 + 7 * 1.5));
  expect(of(page(''))[0]).toBe(1 + 50 * 1.5);
  expect(of(page('(first: 100000)'))[0]).toBe(1 + 100 * 1.5);
  expect(of('{ orders(first: 7) { nodes { id eta { at } } } }')[0]).toBe(Math.ceil(1 + 7 * 1.5));
  expect(of('{ orders(first: 7) { nodes { id } edges { cursor node { id } } } }')[0]).toBe(1 + 7);
  // Of a related object whose id stands in the row, the id alone costs nothing.
  expect(of('{ orders(first: 100) { nodes { id number due { at } record { id } } } }')).toEqual([
    1 + 50,
    'orders:read',
  ]);
  expect(of('{ orders(first: 3) { nodes { record { id name } } } }')[0]).toBe(Math.ceil(1 + 3 * 1.5));
  const nested = '{ orders(first: 10) { edges { node { record { id name orders { edges { node { id } } } } } } } }';
  expect(of(nested)).toEqual([1 + 10 * (0.5 + 1 + (1 + 20 * 0.5)), 'orders:read', 'records:read']);
});

test('page sizes in variables count, also when the same document is sent again', () => {
  const document = parse(
    'query ($n: Int = 3) { ...F } fragment F on Query { orders(first: $n) { ...C } } fragment C on OrderConnection { edges { node { id } } }',
  );
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  for (const [variables, rows] of [
    [{}, 3],
    [{ n: 9 }, 9],
    [{ n: 40 }, 40],
    [{ n: 9 }, 9],
  ] as const)
    expect(measure(document, operation, variables).cost).toBe(Math.ceil(1 + rows / 2));
});

test('a mutation costs ten more, and of several types the most expensive counts', () => {
  expect(of('mutation { openOrder(id: "a") { ... on Order { id eta { at } } ... on Refused { code } } }')).toEqual([
    12,
    'orders:write',
  ]);
  expect(of('mutation { submit(id: "a") { ... on Refused { code } } }')).toEqual([30, 'orders:write']);
});

test('fields of an object of another scope need that scope, its id does not', () => {
  expect(of('{ order(id: "a") { record { id } } }')).toEqual([1, 'orders:read']);
  expect(of('{ order(id: "a") { record { id name } } }')).toEqual([2, 'orders:read', 'records:read']);
  expect(of('{ node(id: "a") { ... on FilingRecord { openOrder { number } } ... on Order { number } } }')).toEqual([
    2,
    'orders:read',
  ]);
});

test('nested fragments are measured quickly', () => {
  const names = Array.from({ length: 60 }, (_, at) => `F${at}`);
  const fragments = names.map((name, at) => {
    const next = names[at + 1];
    return `fragment ${name} on OrderConnection { ${next === undefined ? 'totalCount' : `...${next} ...${next}`} }`;
  });
  const begun = performance.now();
  expect(of(`{ orders(first: 100) { ...F0 ...F0 } } ${fragments.join(' ')}`)[0]).toBe(1);
  expect(performance.now() - begun).toBeLessThan(500);
});
