import { type DatabaseProxy, databaseProxy, type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openContext } from '../context/context.ts';
import { release } from '../programs/release.ts';
import type { AppContext } from '../transaction/context-type.ts';
import { system } from '../transaction/system-actor.ts';
import { queryAsSystem, readOnly, transaction } from '../transaction/transactions.ts';
import { type DatabaseLimits, DatabaseUnavailable } from './connections.ts';

import { listen } from './listen.ts';

/** As in a running desk, and shorter. */
const limits: DatabaseLimits = {
  connect: 4_000,
  statement: 2_500,
  answer: 500,
  lock: 1_000,
  idleInTransaction: 2_000,
  heartbeat: 1_000,
};

let db: TestDatabase;
let people: People;
let proxy: DatabaseProxy;
let ctx: AppContext;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  proxy = await databaseProxy(db.url);
  const { keysFile, filesDir } = db;
  ctx = await openContext({ databaseUrl: proxy.through(db.appUrl), keysFile, filesDir, limits });
});
afterEach(async () => {
  await proxy.close();
  await ctx.close();
});

const pid = async (ask: (sql: string) => Promise<{ rows: { pid: number }[] }>) =>
  (await ask('select pg_backend_pid() as pid')).rows[0]?.pid;
const reviewerTransaction = () =>
  transaction(ctx, people.reviewers[0].actor, (tx) => pid((sql) => tx.client.query<{ pid: number }>(sql)));
const look = () =>
  readOnly(ctx, people.reviewers[0].actor, (tx) => pid((sql) => tx.client.query<{ pid: number }>(sql)));
const signIn = async () =>
  (await queryAsSystem<{ pid: number }>(ctx, { text: 'select pg_backend_pid() as pid' }))[0]?.pid;
const all = () =>
  Promise.all([
    reviewerTransaction(),
    reviewerTransaction(),
    reviewerTransaction(),
    look(),
    look(),
    signIn(),
    signIn(),
  ]);

test('a network that goes silent fails what is asked in time, and once it is back every pool answers at the first try', async () => {
  const before = await all();
  proxy.silence();
  const asked = await Promise.allSettled([reviewerTransaction(), look(), signIn()]);
  expect(asked.map((one) => one.status === 'rejected' && one.reason instanceof DatabaseUnavailable)).toEqual([
    true,
    true,
    true,
  ]);
  proxy.resume();
  const after = await all();
  expect(after.filter((one) => before.includes(one))).toEqual([]);
});

test('who listens is connected anew after its heartbeat stays without an answer, is told each channel, and hears again', async () => {
  const heard: string[] = [];
  let wake = (): void => undefined;
  const until = async (count: number) => {
    while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return heard;
  };
  const listening = await listen(
    ctx.url,
    ['orders'],
    (channel, payload) => {
      heard.push(`${channel}:${payload}`);
      wake();
    },
    limits,
  );
  const before = await all();
  const slow = transaction(ctx, people.reviewers[0].actor, (tx) => tx.client.query('select pg_sleep(2.4)'));
  const lost = expect(slow).rejects.toBeInstanceOf(DatabaseUnavailable);
  proxy.silence();
  proxy.resume();
  expect(await until(1)).toEqual(['orders:']);
  await lost;
  await db.query(`select pg_notify('orders', 'order_1')`);
  expect(await until(2)).toEqual(['orders:', 'orders:order_1']);
  // Nobody else has met a dead connection, and nobody does.
  expect((await all()).filter((one) => before.includes(one))).toEqual([]);
  await listening.close();
});

const LOCK = 'select pg_advisory_xact_lock(4711)';
const lock = (at: AppContext) => transaction(at, system('clock'), (tx) => tx.client.query(LOCK));

test('locks of a program that went silent are free again: the server ends its transaction', async () => {
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const lost = transaction(ctx, system('clock'), async (tx) => {
    await tx.client.query(LOCK);
    proxy.silence();
    locked();
    await tx.client.query('select 1');
  });
  const ended = expect(lost).rejects.toBeInstanceOf(DatabaseUnavailable);
  await isLocked;
  await lock(db.app);
  await ended;
});

test('a statement that takes too long, or waits too long for a lock, is ended by the server and the connection is good after it', async () => {
  const unlock = await db.hold(LOCK);
  await expect(lock(ctx)).rejects.toMatchObject({ code: '55P03' });
  await unlock();
  const before = await reviewerTransaction();
  const slow = transaction(ctx, people.reviewers[0].actor, (tx) => tx.client.query('select pg_sleep(10)'));
  await expect(slow).rejects.toMatchObject({ code: '57014' });
  expect(await reviewerTransaction()).toBe(before);
});

test('every connection names the release of its process to whoever watches the database', async () => {
  await all();
  const named = await db.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity where datname = current_database() and usename = 'app'`,
  );
  expect(named).toEqual([{ name: `beian ${release}` }]);
});
