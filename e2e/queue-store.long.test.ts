import { afterEach, describe, expect, test } from 'vitest';
import { sendVersionedEvent } from '../examples/order-flow.mjs';
import { type Redis, startRedis } from '../scripts/lib/redis.mjs';
import type { LedgerLine } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft, createReadyToPush, type Order, pushOrder } from './steps.ts';

const ORDERS = 6;
/** Longest time to rebuild after the last wipe: lost jobs are added again from their rows at most 30 s after they were added. */
const REBUILT_MS = 60_000;

const accepted = (lines: LedgerLine[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0');

interface StoreUnderTest {
  readonly workerEnv: Record<string, string>;
  wipe(stack: Stack): Promise<unknown>;
}

let redis: Redis;
const stores: Record<string, () => Promise<StoreUnderTest>> = {
  'PostgreSQL, its schema dropped': async () => ({
    workerEnv: {},
    // On a deadlock with the queue, the queue's transaction is to be aborted.
    wipe: ({ db }) => db.query("set local deadlock_timeout = '30s'; drop schema if exists bullmq cascade"),
  }),
  'Redis, flushed': async () => {
    redis = await startRedis();
    return { workerEnv: { REDIS_URL: redis.url }, wipe: () => redis.flush() };
  },
  'Redis, killed and started empty': async () => {
    redis = await startRedis();
    return {
      workerEnv: { REDIS_URL: redis.url },
      wipe: async () => {
        redis.stop();
        redis = await startRedis(redis.port);
      },
    };
  },
};

describe('a queue store that is wiped under load is rebuilt from rows, and nothing happens twice', () => {
  let stack: Stack | undefined;
  afterEach(async () => {
    await stack?.stop();
    stack = undefined;
    redis?.stop();
  });

  test.for(Object.keys(stores))('%s', async (name: string) => {
    const store = await (stores[name] as () => Promise<StoreUnderTest>)();
    stack = await startStack({ decisionMs: 500, workerEnv: store.workerEnv });
    const ready: Order[] = [];
    for (let at = 0; at < ORDERS; at++) ready.push(await createReadyToPush(stack, at));
    // An order whose timers are in the store, too.
    const waiting = await sendVersionedEvent(stack.partner, 'submit', await createDraft(stack, ORDERS));

    // After each push the store is wiped, with all pending jobs.
    for (const order of ready) {
      await pushOrder(stack, order);
      await store.wipe(stack);
    }
    const wipedAt = performance.now();
    await waitForAll(stack, ready, 'APPROVED');
    const rebuiltMs = performance.now() - wipedAt;
    process.stdout.write(`${name}: all done ${(rebuiltMs / 1000).toFixed(1)} s after the last of ${ORDERS} wipes\n`);
    expect(rebuiltMs).toBeLessThan(REBUILT_MS);

    const lines = await stack.waitForLedger('the end', (found) => accepted(found).length > 0);
    const numbers = accepted(lines).map((line) => Number(line.dataSequence));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(await sentMoreThanOnce(stack)).toEqual([]);
    expect(await movedTwice(stack)).toEqual([]);

    await stack.travel(2 * 24 * 3_600_000);
    await store.wipe(stack);
    const { db } = stack;
    // Counts by kind of timer: as many as fell due, none lost with the store, none fired twice.
    const left = () =>
      db.query<{ raises: string; due: number; fired: number; eventCount: number }>(
        `select t.raises, count(*)::int as due, count(t.fired_at)::int as fired,
             (select count(*)::int from app.order_events e where e.order_id = $1 and e.event = t.raises) as rung
           from app.timers t where t.order_id = $1 and t.due_at <= app.now() group by t.raises order by t.raises`,
        [waiting.id],
      );
    const fired = await stack.waitFor('the timers to fire', async () => {
      const rows = await left();
      return rows.length > 0 && rows.every((row) => row.fired === row.due) && rows;
    });
    expect(fired).toEqual([
      { raises: 'breach', due: 1, fired: 1, rung: 1 },
      { raises: 'warn', due: 2, fired: 2, rung: 2 },
    ]);
  });
});

const waitForAll = (stack: Stack, orders: readonly Order[], state: string) =>
  stack.waitFor(
    `${orders.length} orders to be ${state}`,
    async () => {
      const [row] = await stack.db.query<{ n: number }>(
        'select count(*)::int as n from app.orders where id = any($1) and state = $2',
        [orders.map(({ id }) => id), state],
      );
      return row?.n === orders.length;
    },
    REBUILT_MS * 2,
  );

const sentMoreThanOnce = ({ db }: Stack) =>
  db.query('select order_id from app.submission_orders group by order_id having count(*) > 1');

/** Events that moved the same order twice along the same transition; this test has none. */
const movedTwice = ({ db }: Stack) =>
  db.query(
    `select order_id, event from app.order_events where from_state <> to_state
     group by order_id, event having count(*) > 1`,
  );
