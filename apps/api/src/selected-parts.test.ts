import { buildSchema, type DocumentNode, executeSync, type GraphQLResolveInfo, parse } from 'graphql';
import { expect, test } from 'vitest';
import { selectedParts, selectedPartsOfPage } from './selected-parts.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Order implements Node { id: ID! number: String actions: [String] items: [Item] missingMaterials: [String]
    timeline: [String] record: FilingRecord due: Due }
  type Due { at: String why: Why }
  type Why { rule: String }
  type Item { key: String verdict: String label: String }
  type FilingRecord implements Node { id: ID! openOrder: Order }
  type ActionRefused { code: String }
  union OrderResult = Order | ActionRefused
  type Edge { node: Order }
  type Connection { edges: [Edge] nodes: [Order] }
  type Query { order: Order node: Node orders: Connection step: OrderResult }
`);

/** The parts that the first root field of `query` selects. */
function partsOf(query: string | DocumentNode, variableValues: Record<string, unknown> = {}, operationName?: string) {
  let asked: readonly string[] = [];
  const root =
    (select: (info: GraphQLResolveInfo) => readonly string[]) =>
    (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      asked = select(info);
      return null;
    };
  const one = root((info) => selectedParts(info));
  const rootValue = { order: one, node: one, step: one, orders: root((info) => selectedPartsOfPage(info)) };
  const document = typeof query === 'string' ? parse(query) : query;
  const { errors } = executeSync({ schema, document, rootValue, variableValues, operationName });
  expect(errors).toBeUndefined();
  return [...asked].sort();
}

test('plain fields need no part', () => {
  expect(partsOf('{ order { id number } }')).toEqual([]);
});

test('aliases and two fields of one part', () => {
  expect(partsOf('{ order { a: items { label } b: missingMaterials doable: actions } }')).toEqual(['actions', 'items']);
});

test('why an order is due is a part, when is not', () => {
  expect(partsOf('{ order { due { at } } }')).toEqual([]);
  expect(partsOf('{ order { due { at reasons: why { rule } } } }')).toEqual(['dueWhy']);
  expect(partsOf('query { order { due { ...D } } } fragment D on Due { why { rule } }')).toEqual(['dueWhy']);
});

test('items without values are a part of their own, unless values are selected too', () => {
  expect(partsOf('{ order { items { key verdict } } }')).toEqual(['verdicts']);
  expect(
    partsOf(
      '{ order { ...O items { __typename } } } fragment O on Order { items { ...I } } fragment I on Item { key }',
    ),
  ).toEqual(['verdicts']);
  expect(partsOf('{ order { items { key } all: items { key label } } }')).toEqual(['items', 'verdicts']);
});

test('rows of a page are selected by edges, by nodes, or by both', () => {
  expect(partsOf('{ orders { nodes { id actions } } }')).toEqual(['actions']);
  expect(partsOf('{ orders { nodes { items { label } } edges { node { actions } } } }')).toEqual(['actions', 'items']);
});

test('fragments on an order, spread twice, and inline fragments without a type', () => {
  const query = `
    query { step { ...on ActionRefused { code } ...O ... on Order { ...O ... { timeline } } } }
    fragment O on Order { actions }`;
  expect(partsOf(query)).toEqual(['actions', 'timeline']);
});

test('a part of an order inside the record is not a part of this order', () => {
  expect(partsOf('{ order { record { openOrder { items { label } } } } }')).toEqual(['record']);
  expect(
    partsOf('{ node { ... on FilingRecord { openOrder { items { label } } } ... on Order { actions } } }'),
  ).toEqual(['actions']);
});

test('a connection whose fields are selected in several places', () => {
  const query = `{ orders { edges { node { actions } } ...C ...on Connection { e: edges { n: node { items { label } } } } } }
    fragment C on Connection { edges { node { timeline } } }`;
  expect(partsOf(query)).toEqual(['actions', 'items', 'timeline']);
});

test('@skip and @include, by value and by variable, on fields and fragments', () => {
  const query = `query ($no: Boolean!, $yes: Boolean!) { order {
    items @include(if: $no) { label } actions @skip(if: $yes) timeline @include(if: $yes) @skip(if: $no)
    ... @include(if: false) { record { id } } } }`;
  expect(partsOf(query, { no: false, yes: true })).toEqual(['timeline']);
});

test('a document that is run again, by its variables and by its operation', () => {
  const document = parse(`
    query One($yes: Boolean!) { ...F }
    fragment F on Query { order { actions timeline @include(if: $yes) } }`);
  expect(partsOf(document, { yes: true }, 'One')).toEqual(['actions', 'timeline']);
  expect(partsOf(document, { yes: false }, 'One')).toEqual(['actions']);
  const plain = parse(
    'query One { ...F } query Two { ...F order { items { label } } } fragment F on Query { order { actions } }',
  );
  expect(partsOf(plain, {}, 'One')).toEqual(['actions']);
  expect(partsOf(plain, {}, 'Two')).toEqual(['actions', 'items']);
  expect(partsOf(plain, {}, 'One')).toEqual(['actions']);
});
