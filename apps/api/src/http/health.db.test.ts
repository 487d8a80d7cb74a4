import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMetrics } from '@beian/database/metrics';
import { WORKER_AWAY_SECONDS, writeHeartbeat } from '@beian/reporting/workers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
/** A server that counts, for these tests alone. */
let counted: FastifyInstance;
const metrics = createMetrics('api');
beforeAll(async () => {
  api = await apiUnderTest();
  counted = await api.serve({ metrics });
});
afterAll(() => api.close());

const readiness = async () => {
  const { statusCode, body } = await api.app.inject('/readyz');
  const { faults, degraded } = JSON.parse(body);
  return [statusCode, faults, degraded];
};

test('a process whose files cannot be stored is degraded, goes on reading, and says what does not work', async () => {
  const { filesDir } = api.db;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', filesDir]);
  try {
    expect(await readiness()).toEqual([200, ['FILES_FULL'], true]);
    expect((await api.app.inject('/readyz?verbose')).json()).toMatchObject({
      capabilities: { read: true, write: true, upload: false },
      explanations: [{ fault: 'FILES_FULL', takes: ['upload'], en: expect.stringContaining('full') }],
    });
    await writeHeartbeat(api.db.worker, { id: 'worker_0', host: 'zero', pid: 1 }, ['QUEUE_AWAY']);
    const told = await api.graphql(await api.signIn(api.people.supervisor), '{ installationFaults { fault message } }');
    expect(told.data?.installationFaults).toMatchObject([
      { fault: 'FILES_FULL', message: expect.stringContaining('full') },
      { fault: 'QUEUE_AWAY', message: expect.stringContaining('Redis') },
    ]);
    await api.db.query('delete from app.workers');
    execFileSync('mount', ['-o', 'remount,size=512m,ro', filesDir]);
    expect(await readiness()).toEqual([200, ['FILES_UNWRITABLE'], true]);
  } finally {
    execFileSync('umount', [filesDir]);
  }
  expect(await readiness()).toEqual([200, [], false]);
});

test('a key file that cannot be read any more degrades it, because the keys read before still serve', async () => {
  const { keysFile } = api.db;
  const keys = readFileSync(keysFile);
  writeFileSync(keysFile, 'half a fi');
  expect(await readiness()).toEqual([200, ['KEYS_UNREADABLE'], true]);
  writeFileSync(keysFile, keys);
  expect(await readiness()).toEqual([200, [], false]);
});

test('it says how many workers run, and since when none does', async () => {
  const workers = async () => (await api.app.inject('/readyz')).json().workers;
  await writeHeartbeat(api.db.worker, { id: 'worker_1', host: 'one', pid: 1 });
  await writeHeartbeat(api.db.worker, { id: 'worker_2', host: 'two', pid: 2 });
  expect(await workers()).toMatchObject({ running: 2 });
  await api.db.query(`update app.workers set seen_at = clock_timestamp() - make_interval(secs => $1)`, [
    WORKER_AWAY_SECONDS + 1,
  ]);
  expect(await workers()).toEqual({ running: 0, seenSecondsAgo: WORKER_AWAY_SECONDS + 1, faults: [] });
});

test('a request that comes while the process closes its streams is served, and its connection closed', async () => {
  const app = await api.serve({});
  const streams = new EventEmitter();
  app.addHook('preClose', async () => void (await once(streams, 'closed')));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  app.drain();
  const closed = app.close();
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  streams.emit('closed');
  await closed;
});

test('a process that drains is unready, still answers, and closes each connection that it answered on', async () => {
  const app = await api.serve({});
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (path: string) => {
    const [answer] = await once(request({ port, path, agent }).end(), 'response');
    answer.resume();
    await once(answer, 'end');
    return [answer.statusCode, answer.headers.connection];
  };
  expect(await ask('/about')).toEqual([200, 'keep-alive']);
  app.drain();
  expect(await ask('/about')).toEqual([200, 'close']);
  expect(await ask('/readyz')).toEqual([503, 'close']);
  expect((await app.inject('/readyz')).json().faults).toEqual(['DRAINING']);
});

const askCounted = (query: string) =>
  counted.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query } },
    headers: api.headersOf({ key: api.people.partner.key }),
  });
const lines = async (name: string): Promise<string[]> =>
  (await metrics.page()).text.split('\n').filter((line) => line.startsWith(name));

test('operations are counted by the first field of the schema and how they ended, never by a name of the caller', async () => {
  await askCounted('query Mine { other: orders(first: 1) { edges { node { id } } } }');
  await askCounted(
    'query Mine { ...Part } fragment Part on Query { ... { records(first: 1) { edges { node { id } } } } }',
  );
  await askCounted('query Mine { order(id: "order_none") { id } }');
  await askCounted('{ nothing }');
  await api.db.query('alter table app.records rename to records_gone');
  await askCounted('{ records(first: 1) { edges { node { id } } } }');
  await api.db.query('alter table app.records_gone rename to records');
  expect(await lines('beian_graphql_operations_total')).toEqual([
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
  await counted.inject({ url: '/orders/order_1/letters/letter_2' });
  await counted.inject({ url: '/healthz' });
  await counted.inject({ url: '/healthz', method: 'HEAD' });
  expect(await lines('beian_http_requests_total{route="/healthz"')).toEqual([
    'beian_http_requests_total{route="/healthz",status="2xx",method="GET"} 1',
    'beian_http_requests_total{route="/healthz",status="2xx",method="HEAD"} 1',
  ]);
  const { text } = await metrics.page();
  expect(text).not.toContain('order_1');
  expect(text).toContain('beian_event_streams{kind="sse"} 0');
  expect(text).toContain('beian_workers_running 0');
});
