import { randomUUID } from 'node:crypto';
import { type DatabaseProxy, databaseProxy } from '@beian/testing/database';
import { afterAll, expect, test } from 'vitest';
import { type Standby, startStandby } from '../scripts/drill/standby.mjs';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { tryCommand } from './backup-commands.ts';
import { connect, type LedgerLine, type SharedStack } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState, ztidOf } from './steps.ts';

let stack: Stack | undefined;
let network: DatabaseProxy | undefined;
let standby: Standby | undefined;
afterAll(async () => {
  await stack?.stop().catch(() => undefined);
  await standby?.stop();
  await network?.close();
  await runCleanups();
});

/** Longer than the look of each minute. */
const PATIENCE_MS = 70_000;
const accepted = (lines: LedgerLine[]) =>
  lines.filter((line) => line.method === 'isp_upload' && String(line.code) === '0');

test('a standby that lags is promoted, nobody migrates: workers stop the bureaus, and what was lost is filed once', async () => {
  const { bin } = await debianPostgres();
  const server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  const proxy = await databaseProxy(server.superuserUrl);
  network = proxy;
  const running = await startStack({ databaseUrl: proxy.through });
  stack = running;
  const { db } = running;
  const orders: Order[] = [];
  for (let index = 0; index < 3; index += 1) orders.push(await createReadyToPush(running, index));
  const [early, lost, late] = orders as [Order, Order, Order];
  const ztids = new Map<string, string>();
  for (const order of orders) ztids.set(order.id, await ztidOf(running, order));
  const change = async (event: 'pauseBureau' | 'resumeBureau', { db: rows, supervisor }: SharedStack) => {
    const [bureau] = await rows.query<{ id: string }>('select id from app.bureaus where not test');
    const { done } = await supervisor.graphql(
      `mutation ($id: ID!, $key: String!) { done: ${event}(bureauId: $id, why: "样例", key: $key) { __typename } }`,
      { id: bureau?.id, key: `${event} ${randomUUID()}` },
    );
    expect(done.__typename).toBe('ChangedConnection');
  };

  // File 1 is on both servers. File 2 is on the primary alone: on the standby its order waits, and no file has the number.
  await pushOrder(running, early);
  await waitForState(running, early.id, 'BUREAU_REVIEW');
  await change('pauseBureau', running);
  await pushOrder(running, lost);
  const follower = await startStandby(server);
  standby = follower;
  // A restart and a recovery after a crash are no promotion.
  const place = async (url: string) =>
    (await withClient(url, (client) => client.query('select app.has_moved() as moved'))).rows[0]?.moved;
  expect([await place(db.url), await place(follower.on(db.url))]).toEqual([false, false]);
  await follower.catchUp();
  follower.lag();
  await change('resumeBureau', running);
  await waitForState(running, lost.id, 'BUREAU_REVIEW');

  await server.stop();
  await follower.promote();
  proxy.moveTo(follower.on(server.superuserUrl));
  const promotedAt = performance.now();
  proxy.cut();
  const query: Stack['db']['query'] = (sql, values = []) =>
    withClient(follower.on(db.url), async (client) => (await client.query(sql, [...values])).rows as never);
  const state = () =>
    query<{ stopped: string | null; checkpoint: number }>(
      `select b.stopped ->> 'en' as stopped, c.timeline_id as checkpoint from app.bureaus b, pg_control_checkpoint() c where not b.test`,
    );
  let [now] = await state();
  while (now?.stopped === null && performance.now() - promotedAt < PATIENCE_MS) [now] = await state();
  const seenAfterMs = Math.round(performance.now() - promotedAt);
  expect(now?.stopped, `after ${seenAfterMs} ms, last checkpoint on timeline ${now?.checkpoint}`).toMatch(
    /^The database was restored or moved, or a standby was promoted/,
  );

  // What the bureau has is settled; then the connection is resumed, and the next order gets the next number.
  const on = { ...db, workerUrl: follower.on(db.workerUrl), query };
  const { close, signInAll: _, ...connected } = await connect(on, running.address);
  const desk: SharedStack = { ...connected, db: on };
  const target = { DATABASE_WORKER_URL: on.workerUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir };
  const listed = await tryCommand('after-restore', [], target, bin);
  expect([listed.code, listed.stdout]).toEqual([1, expect.stringContaining('settled as accepted, and not sent again')]);
  expect((await desk.partner.order(lost.id)).state).toBe('BUREAU_REVIEW');
  await change('resumeBureau', desk);
  await pushOrder(desk, late);
  await waitForState(desk, late.id, 'BUREAU_REVIEW');
  const uploads = accepted(await running.waitForLedger('file 3', (lines) => accepted(lines).length >= 3));
  expect(uploads.map(({ dataSequence }) => dataSequence)).toEqual(['1', '2', '3']);
  expect(uploads.flatMap((line) => line.ztids as string[]).sort()).toEqual([...ztids.values()].sort());
  await running.control('decideNow', {});
  for (const order of orders) await waitForState(desk, order.id, 'APPROVED');
  await close();
}, 600_000);
