import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { addJob } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { type DatabaseProxy, databaseProxy, type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Recovery time after the network is back, and longest answer time on a silent one, ms. */
const BOUND_MS = 30_000;

let db: TestDatabase;
let people: People;
let proxy: DatabaseProxy;
const children: ChildProcess[] = [];
beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db);
  people = await seedPeople(db);
  if (records[0] === undefined) throw new Error('no record');
  await orderInState(db, people, records[0], 'DRAFT');
  proxy = await databaseProxy(db.url);
}, 60_000);
afterAll(async () => {
  await proxy?.close();
  for (const child of children) {
    const gone = once(child, 'exit');
    if (child.kill('SIGKILL')) await gone;
  }
  await db?.close();
}, 60_000);

/** Starts a program as in operation, but from its sources; resolves with its ready message. */
async function start(app: 'api' | 'worker', env: Record<string, string>): Promise<{ port?: number }> {
  const at = (name: string) => fileURLToPath(new URL(`../../${app}/${name}`, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', import.meta.resolve('tsx'), at('src/main.ts')],
    {
      env: {
        ...{ TSX_TSCONFIG_PATH: at('tsconfig.json'), NODE_ENV: 'test', LOG_LEVEL: 'fatal', END_WITH_PARENT: '1' },
        ...{ KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir, ...env },
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const ended = once(child, 'exit');
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    ended.then(() => reject(new Error(`${app} ended before it was ready`)), reject);
  });
}

const fired = async () =>
  (await db.query<{ n: number }>('select count(*)::int as n from app.timers where fired_at is not null'))[0]?.n ?? 0;
const jobsDone = async () =>
  (
    await db.query<{ n: number }>(
      `select count(*)::int as n from app.outbox where job = 'sweepFiles' and done_at is not null`,
    )
  )[0]?.n ?? 0;

/** A timer that comes due and a new job are both done within the bound. */
async function workIsDone(): Promise<void> {
  const [before, done] = [await fired(), await jobsDone()];
  const [next] = await db.query<{ due: string }>('select min(due_at) as due from app.timers where fired_at is null');
  await db.travel(next?.due ?? '');
  await transaction(db.worker, system('clock'), (tx) => addJob(tx, 'sweepFiles', {}));
  await expect
    .poll(async () => (await fired()) > before && (await jobsDone()) > done, { timeout: BOUND_MS, interval: 100 })
    .toBe(true);
}

test('API and worker recover within 30 s after a silent network and after dropped connections', async () => {
  const outside = { SMTP_URL: 'smtp://127.0.0.1:9', SMS_URL: 'http://127.0.0.1:9', REGISTRY_URL: 'http://127.0.0.1:9' };
  await start('worker', { DATABASE_WORKER_URL: proxy.through(db.workerUrl), ...outside });
  const { port } = await start('api', { DATABASE_APP_URL: proxy.through(db.appUrl), PORT: '0' });
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  const ask = async () => {
    const headers = { authorization: `Bearer ${people.partner.key}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ query: '{ orders { totalCount } }' });
    return (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).status;
  };
  expect([await ready(), await ask()]).toEqual([200, 200]);
  await workIsDone();

  proxy.silence();
  const asked = performance.now();
  expect(await ready()).toBe(503);
  expect(await ask()).toBe(503);
  expect(performance.now() - asked).toBeLessThan(BOUND_MS);
  proxy.resume();
  const resumed = performance.now();
  await Promise.all([
    workIsDone(),
    expect.poll(ready, { timeout: BOUND_MS, interval: 200 }).toBe(200),
    expect.poll(ask, { timeout: BOUND_MS, interval: 200 }).toBe(200),
  ]);
  process.stdout.write(`silent network: all is done ${Math.round(performance.now() - resumed)} ms after it is back\n`);

  // The network works, but has dropped every connection without a reset.
  proxy.silence();
  proxy.resume();
  const forgotten = performance.now();
  await Promise.all([workIsDone(), expect.poll(ask, { timeout: BOUND_MS, interval: 200 }).toBe(200)]);
  process.stdout.write(`forgotten connections: all is done after ${Math.round(performance.now() - forgotten)} ms\n`);
});
