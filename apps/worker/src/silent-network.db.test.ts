import { listen } from '@beian/database/connection';
import { openContext } from '@beian/database/context';
import { createMetrics } from '@beian/database/metrics';
import { type DatabaseProxy, databaseProxy, type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClockCheck } from './clock-check.ts';
import { startPeriodicTask } from './periodic-task.ts';
import { testWorkerContext } from './testing/worker-context.ts';
import { createTimerTask } from './timers.ts';

/** Shorter than in a running worker; silent-network.long.test.ts uses those values. */
const limits = {
  ...{ connect: 3_000, statement: 2_000, answer: 500 },
  ...{ lock: 1_000, idleInTransaction: 2_000, heartbeat: 1_000 },
};

let db: TestDatabase;
let proxy: DatabaseProxy;
beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db);
  const people = await seedPeople(db);
  if (records[0] === undefined) throw new Error('no record');
  await orderInState(db, people, records[0], 'DRAFT');
  proxy = await databaseProxy(db.url);
});
afterAll(async () => {
  await proxy.close();
  await db.close();
});

const fired = async () =>
  (await db.query<{ n: number }>('select count(*)::int as n from app.timers where fired_at is not null'))[0]?.n ?? 0;
/** Moves the clock to the next timer's due time. */
async function travelToNext(): Promise<void> {
  const [next] = await db.query<{ due: string }>('select min(due_at) as due from app.timers where fired_at is null');
  await db.travel(next?.due ?? '');
}

test('a timer that comes due after a silent network, or after dropped connections, fires within ten seconds', async () => {
  const { keysFile, filesDir } = db;
  const databaseUrl = proxy.through(db.workerUrl);
  const ctx = await openContext({ databaseUrl, keysFile, filesDir, limits });
  const work = { ...testWorkerContext(db), ctx };
  const clockwork = createTimerTask(
    work,
    createClockCheck(work, { run: () => {}, pause: () => {} }, createMetrics('worker')),
  );
  const timers = startPeriodicTask('timers', clockwork.pauseMs, work.log, clockwork.run);
  const listening = await listen(databaseUrl, ['timers', 'clock'], timers.runNow, limits);
  await travelToNext();
  await expect.poll(fired, { timeout: 10_000 }).toBe(1);

  const lost = work.waitForLog('periodic task failed');
  proxy.silence();
  await lost;
  proxy.resume();
  await travelToNext();
  await expect.poll(fired, { timeout: 10_000 }).toBe(2);

  proxy.silence();
  proxy.resume();
  await travelToNext();
  await expect.poll(fired, { timeout: 10_000 }).toBe(3);
  await timers.stop();
  await listening.close();
  await ctx.close();
});
