import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WORKER_AWAY_SECONDS, writeHeartbeat } from '@beian/reporting/workers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api.close());

const readiness = async () => {
  const { statusCode, body } = await api.app.inject('/readyz');
  return [statusCode, JSON.parse(body).faults];
};

test('a process whose files cannot be stored is unready, and ready again afterwards', async () => {
  const { filesDir } = api.db;
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', filesDir]);
  try {
    expect(await readiness()).toEqual([503, ['FILES_FULL']]);
    execFileSync('mount', ['-o', 'remount,size=512m,ro', filesDir]);
    expect(await readiness()).toEqual([503, ['FILES_UNWRITABLE']]);
  } finally {
    execFileSync('umount', [filesDir]);
  }
  expect(await readiness()).toEqual([200, []]);
});

test('a key file that cannot be read any more makes it unready, although the keys read before still serve', async () => {
  const { keysFile } = api.db;
  const keys = readFileSync(keysFile);
  writeFileSync(keysFile, 'half a fi');
  expect(await readiness()).toEqual([503, ['KEYS_UNREADABLE']]);
  writeFileSync(keysFile, keys);
  expect(await readiness()).toEqual([200, []]);
});

test('it says how many workers run, and since when none does', async () => {
  const workers = async () => (await api.app.inject('/readyz')).json().workers;
  await writeHeartbeat(api.db.worker, { id: 'worker_1', host: 'one', pid: 1 });
  await writeHeartbeat(api.db.worker, { id: 'worker_2', host: 'two', pid: 2 });
  expect(await workers()).toMatchObject({ running: 2 });
  await api.db.query(`update app.workers set seen_at = clock_timestamp() - make_interval(secs => $1)`, [
    WORKER_AWAY_SECONDS + 1,
  ]);
  expect(await workers()).toEqual({ running: 0, seenSecondsAgo: WORKER_AWAY_SECONDS + 1 });
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
