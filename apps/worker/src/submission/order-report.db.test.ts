import { DatabaseUnavailable, unavailabilityOf } from '@beian/database/connection';
import { FilesAway } from '@beian/database/files';
import { addJob } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { attachmentCodes } from '@beian/domain/codes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endJob } from '../end-job.ts';
import { prepareReport } from '../jobs/prepare-report.ts';
import { type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { testWorkerContext } from '../testing/worker-context.ts';
import { encodeOrderReport } from './order-report.ts';

let waiting: WaitingOrders;
beforeAll(async () => {
  waiting = await waitingOrders('http://127.0.0.1:1/?wsdl');
});
afterAll(() => waiting?.db.close());

/** State of the order and its report. */
const seen = (orderId: string) =>
  waiting.db.query(
    `select o.state, o.version, (select count(*)::int from app.report_checks r where r.order_id = o.id and r.problems <> '[]') as broken
     from app.orders o where o.id = $1`,
    [orderId],
  );

test('a database that is killed during a read of an order is not recorded as a broken report', async () => {
  const { db, orderIds } = waiting;
  const orderId = orderIds[0] ?? '';
  const work = testWorkerContext(db);
  const before = await seen(orderId);
  // As in a server crash: the connection is closed during a statement, without an SQLSTATE.
  const cut = (client: { connection?: { stream: { destroy(): void } } }) =>
    setImmediate(() => client.connection?.stream.destroy());
  for (const read of [
    () => encodeOrderReport(work, orderId, attachmentCodes()),
    () => prepareReport(work, { orderId }, null),
  ]) {
    // Each of them: a pool closes connections opened before the last loss, and opens another.
    db.worker.pools.system.on('acquire', cut as never);
    await expect(read()).rejects.toBeInstanceOf(DatabaseUnavailable);
    db.worker.pools.system.off('acquire', cut as never);
    expect(await seen(orderId)).toEqual(before);
  }
  expect((await encodeOrderReport(work, orderId, attachmentCodes()))?.bytes.length).toBeGreaterThan(1000);
});

const thrownBy = (run: () => Promise<unknown>): Promise<unknown> =>
  run().then(
    () => undefined,
    (error: unknown) => error,
  );

test('a file store that is away says nothing about an order or a job: both are tried again', async () => {
  const { db, orderIds } = waiting;
  const orderId = orderIds[0] ?? '';
  const away = {
    ...db.worker,
    files: { ...db.worker.files, get: () => Promise.reject(new FilesAway('no call ends')) },
  };
  const work = { ...testWorkerContext(db), ctx: away };
  const before = await seen(orderId);
  const error = await thrownBy(() => encodeOrderReport(work, orderId, attachmentCodes()));
  expect(unavailabilityOf(error)).toBe('FILES_AWAY');
  expect(await seen(orderId)).toEqual(before);
  const outboxId = await added(orderId);
  expect(await endJob(work, { job: 'prepareReport', payload: { orderId }, outboxId }, error)).toBe(false);
});

test('a job whose file is lost ends once, as an incident that a person closes; one that fails otherwise is tried for a day', async () => {
  const { db, orderIds } = waiting;
  const orderId = orderIds[1] ?? '';
  const work = testWorkerContext(db);
  const outboxId = await added(orderId);
  const job = { job: 'prepareReport', payload: { orderId }, outboxId } as const;
  expect(await endJob(work, job, new Error('a fault of ours'))).toBe(false);
  const lost = await thrownBy(() => db.worker.files.get('0'.repeat(32)));
  expect(await endJob(work, job, new Error('no picture', { cause: lost }))).toBe(true);
  expect(await endJob(work, job, lost)).toBe(false);
  expect(await db.query('select done_at is not null as done from app.outbox where id = $1', [outboxId])).toEqual([
    { done: true },
  ]);
  const [order] = await db.query<{ number: string }>('select number from app.orders where id = $1', [orderId]);
  const why = `a job cannot be done: prepareReport of ${order?.number}: a stored file is lost or damaged, or its key is unknown`;
  expect(await db.query(`select why, times, settled_at from app.bureau_incidents where call = 'job'`)).toEqual([
    { why, times: 1, settled_at: null },
  ]);

  const old = await added(orderId);
  await db.query(`update app.outbox set created_at = created_at - interval '25 hours' where id = $1`, [old]);
  expect(await endJob(work, { ...job, outboxId: old }, new Error('a fault of ours'))).toBe(true);
});

const added = async (orderId: string): Promise<string> => {
  await transaction(waiting.db.worker, system('clock'), (tx) => addJob(tx, 'prepareReport', { orderId }));
  const [row] = await waiting.db.query<{ id: string }>(
    `select id from app.outbox where job = 'prepareReport' and payload->>'orderId' = $1 and done_at is null order by created_at desc limit 1`,
    [orderId],
  );
  return row?.id ?? '';
};
