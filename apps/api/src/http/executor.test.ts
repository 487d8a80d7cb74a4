import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createExecutor } from './executor.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type Order implements Node { id: ID! number: String! note: String broken: String! lines(first: Int): [Line!] }
  type Line { text: String! }
  type Refused { code: String! }
  union OrderResult = Order | Refused
  type Query { node(id: ID!): Node orders: [Order!]! one: OrderResult fails: String! }
  type Mutation { take: Int! }
`);

const order = (id: string) => ({
  __typename: 'Order',
  id,
  number: `BD${id}`,
  note: null,
  broken: () => {
    throw new Error('broken');
  },
  lines: ({ first = 2 }: { first?: number }) => ['甲', '乙'].slice(0, first).map((text) => ({ text })),
});

let taken = 0;
/** On the schema's own fields, because an executor gets no root value. */
const roots: Record<string, (args: Record<string, string>) => unknown> = {
  node: ({ id = '' }) => order(id),
  orders: () => [order('1'), order('2')],
  one: () => ({ __typename: 'Refused', code: 'NOT_POSSIBLE' }),
  fails: () => {
    throw new Error('fails');
  },
  take: () => {
    taken += 1;
    return taken;
  },
};
for (const type of [schema.getQueryType(), schema.getMutationType()])
  for (const field of Object.values(type?.getFields() ?? {}))
    field.resolve = (_, args: Record<string, string>) => roots[field.name]?.(args);

type Asked = Parameters<GatewayExecutor>[0];
const times = 5;

/** The executor's answers for repeated runs of a document, and the answer of graphql-js. */
async function both(text: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(text);
  const run = createExecutor(schema);
  const answers = [];
  for (let nth = 0; nth < times; nth += 1)
    answers.push(await run({ document, request: { variables, operationName }, context: {} } as unknown as Asked));
  const plain = await execute({ schema, document, variableValues: variables, operationName, contextValue: {} });
  const shown = (one: unknown) => JSON.parse(JSON.stringify(one));
  return { answers: answers.map(shown), plain: shown(plain) };
}

describe('a repeated document is compiled and gives the same answer', () => {
  test.each([
    ['a fragment on an interface', '{ node(id: "1") { id ... on Order { number note } } }', {}],
    ['a union', '{ one { __typename ... on Refused { code } ... on Order { id } } }', {}],
    [
      'lists, arguments and aliases',
      'query($n: Int) { all: orders { id a: lines(first: $n) { text } b: lines { text } } }',
      { n: 1 },
    ],
    [
      'skip and include',
      'query($yes: Boolean!) { orders { id number @skip(if: $yes) note @include(if: $yes) } }',
      { yes: true },
    ],
    ['a fault that empties its neighbours', '{ orders { id broken } }', {}],
    ['a fault of a field that may be null above', '{ node(id: "1") { id ... on Order { broken } } }', {}],
    ['a fault that empties everything', '{ orders { id } fails }', {}],
    ['a variable of the wrong type', 'query($n: Int) { orders { lines(first: $n) { text } } }', { n: 'x' }],
  ])('%s', async (_, text, variables) => {
    const { answers, plain } = await both(text, variables);
    for (const answer of answers) expect(answer).toEqual(plain);
  });

  test('each of several operations in one document is compiled separately', async () => {
    const text = 'query A { orders { id } } query B { orders { number } }';
    const document = parse(text);
    const run = createExecutor(schema);
    const ask = (operationName?: string) =>
      run({ document, request: { operationName }, context: {} } as unknown as Asked);
    for (let nth = 0; nth < times; nth += 1) {
      expect(await ask('A')).toMatchObject({ data: { orders: [{ id: '1' }, { id: '2' }] } });
      expect(await ask('B')).toMatchObject({ data: { orders: [{ number: 'BD1' }, { number: 'BD2' }] } });
      expect((await ask()).errors).toHaveLength(1);
    }
  });

  test('a mutation runs once per request', async () => {
    taken = 0;
    const { answers } = await both('mutation { take }');
    expect(answers).toEqual([1, 2, 3, 4, 5].map((take) => ({ data: { take } })));
  });
});
