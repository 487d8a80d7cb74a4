import { openContext } from '@beian/database/context';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { moveSubmission, prepareSubmission } from '@beian/submissions/submissions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';

/** The orders of a file are moved in parallel on a transaction whose statements are pipelined. */
let waiting: WaitingOrders;
let ctx: AppContext;
let submissionId: string;

beforeEach(async () => {
  waiting = await waitingOrders('http://127.0.0.1:1/?wsdl');
  const { workerUrl: databaseUrl, keysFile, filesDir } = waiting.db;
  ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: 1 });
  const { bureauId, orderIds } = waiting;
  submissionId = await asBureau((tx) => prepareSubmission(ctx, tx, { bureauId, xml: Buffer.from('<x/>'), orderIds }));
  await asBureau((tx) => moveSubmission(ctx, tx, submissionId, 'send'));
});
afterEach(async () => {
  await ctx?.close();
  await waiting?.db.close();
});

const asBureau = <T>(run: Parameters<typeof transaction<T>>[2]): Promise<T> => transaction(ctx, system('bureau'), run);
const accept = () => asBureau((tx) => moveSubmission(ctx, tx, submissionId, 'accept', { code: '0' }));
/** State of each order, with its events, notices and audit rows of the acceptance. */
const seen = () =>
  waiting.db.query(
    `select o.state, (select count(*)::int from app.order_events e where e.order_id = o.id and e.event = 'uploadAccepted') as events,
       (select count(*)::int from app.audit a where a.target = o.id and a.action = 'uploadAccepted') as audited
     from app.orders o order by o.id`,
  );
const all = (state: string, times: number) => waiting.orderIds.map(() => ({ state, events: times, audited: times }));

test('if one order cannot be moved, none is, and no statement runs after the rollback', async () => {
  const [, second] = waiting.orderIds;
  await waiting.db.query(
    `alter table app.order_events add constraint not_this check (order_id <> '${second}' or event <> 'uploadAccepted')`,
  );
  await expect(accept()).rejects.toMatchObject({ constraint: 'not_this' });
  // On the same connection, so earlier statements have run.
  expect(await asBureau(async (tx) => (await tx.client.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
  expect(await seen()).toEqual(all('SUBMITTING', 0));
  expect(await waiting.db.query('select state from app.submissions')).toEqual([{ state: 'SENDING' }]);

  await waiting.db.query('alter table app.order_events drop constraint not_this');
  expect(await accept()).toBe(true);
  expect(await seen()).toEqual(all('BUREAU_REVIEW', 1));
});

test('accepted twice in parallel: each order moves once', async () => {
  const outcomes = await Promise.all([accept(), accept()]);
  expect(outcomes.toSorted()).toEqual([false, true]);
  expect(await seen()).toEqual(all('BUREAU_REVIEW', 1));
});
