import { createMetrics } from '@beian/database/metrics';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let app: FastifyInstance;
const metrics = createMetrics('api');
beforeAll(async () => {
  api = await apiUnderTest();
  app = await api.serve({ metrics });
});
afterAll(() => api.close());

const ask = (query: string) =>
  app.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query } },
    headers: api.headersOf({ key: api.people.partner.key }),
  });
const lines = async (name: string): Promise<string[]> =>
  (await metrics.page()).text.split('\n').filter((line) => line.startsWith(name));

test('operations are counted by the first field of the schema and how they ended, never by a name of the caller', async () => {
  await ask('query Mine { other: orders(first: 1) { edges { node { id } } } }');
  await ask('query Mine { ...Part } fragment Part on Query { ... { records(first: 1) { edges { node { id } } } } }');
  await ask('query Mine { order(id: "order_none") { id } }');
  await ask('{ nothing }');
  await api.db.query('alter table app.records rename to records_gone');
  await ask('{ records(first: 1) { edges { node { id } } } }');
  await api.db.query('alter table app.records_gone rename to records');
  const counted = await lines('beian_graphql_operations_total');
  expect(counted).toEqual([
    expect.stringContaining('{operation="__typename",outcome="ok"}'),
    'beian_graphql_operations_total{operation="orders",outcome="ok"} 1',
    'beian_graphql_operations_total{operation="records",outcome="ok"} 1',
    'beian_graphql_operations_total{operation="order",outcome="ok"} 1',
    'beian_graphql_operations_total{operation="invalid",outcome="refused"} 1',
    'beian_graphql_operations_total{operation="records",outcome="failed"} 1',
  ]);
  expect(await lines('beian_graphql_operation_seconds_count{operation="records"}')).toEqual([
    'beian_graphql_operation_seconds_count{operation="records"} 2',
  ]);
});

test('requests are counted by the pattern of their route, and an id in a path makes no label', async () => {
  await app.inject({ url: '/orders/order_1/letters/letter_2' });
  await app.inject({ url: '/healthz' });
  await app.inject({ url: '/healthz', method: 'HEAD' });
  expect(await lines('beian_http_requests_total{route="/healthz"')).toEqual([
    'beian_http_requests_total{route="/healthz",status="2xx",method="GET"} 1',
    'beian_http_requests_total{route="/healthz",status="2xx",method="HEAD"} 1',
  ]);
  const { text } = await metrics.page();
  expect(text).not.toContain('order_1');
  expect(text).toContain('beian_event_streams{kind="sse"} 0');
  expect(text).toContain('beian_workers_running 0');
});
