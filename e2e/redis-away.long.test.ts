import { afterAll, expect, test } from 'vitest';
import { freePort } from '../scripts/lib/ports.mjs';
import { startRedis } from '../scripts/lib/redis.mjs';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, pushOrder, waitForState } from './steps.ts';

/** Within it the worker must say that Redis is away, ms. */
const SAID_MS = 15_000;

let stack: Stack;
const redis = await startRedis();
const port = await freePort();
afterAll(async () => {
  await stack?.stop();
  redis.stop();
});

const readiness = async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { faults: string[] }) };
};
const metric = async (line: string) =>
  (await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).split('\n').includes(line);
const openTransactions = () =>
  stack.db.query(
    `select query from pg_stat_activity where state like 'idle in transaction%' and now() - xact_start > '2 s'`,
  );

test('Redis falls silent: said within 15 s, bureaus go on, no transaction waits, and then each notice is sent once', async () => {
  stack = await startStack({ decisionMs: 500, workerEnv: { REDIS_URL: redis.url, METRICS_PORT: String(port) } });
  const order = await createReadyToPush(stack, 0);
  await stack.waitFor('all jobs', async () => (await open()).length === 0 || undefined);
  expect(await readiness()).toMatchObject({ status: 200, faults: [] });

  redis.pause();
  const began = performance.now();
  await stack.waitFor('the fault', async () => (await readiness()).faults.includes('QUEUE_AWAY') || undefined);
  expect(performance.now() - began).toBeLessThan(SAID_MS);
  expect(await readiness()).toMatchObject({ status: 503, faults: ['QUEUE_AWAY'] });
  expect([
    await metric('beian_capability{capability="jobs"} 0'),
    await metric('beian_capability{capability="bureaus"} 1'),
  ]).toEqual([true, true]);
  // Files to bureaus and their answers need no queue.
  await pushOrder(stack, order);
  await waitForState(stack, order.id, 'APPROVED');
  expect((await open()).length).toBeGreaterThan(0);
  expect(await openTransactions()).toEqual([]);
  // The API tells staff what the worker says.
  const { workers } = (await (await fetch(`${stack.url}/readyz`)).json()) as { workers: unknown };
  expect(workers).toMatchObject({ running: 1, faults: ['QUEUE_AWAY'] });

  redis.resume();
  await stack.waitFor('all jobs', async () => (await open()).length === 0 || undefined);
  expect(await readiness()).toMatchObject({ status: 200, faults: [] });
  const unsent = await stack.db.query('select name, tries from app.notices where sent_at is null or tries <> 1');
  expect(unsent).toEqual([]);
});

/** Jobs that are to be done; nobody reads pictures here. */
const open = () => stack.db.query(`select id, job from app.outbox where done_at is null and job <> 'readPictures'`);
