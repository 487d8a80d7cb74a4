import { DatabaseUnavailable } from '@beian/database/connection';
import { attachmentCodes } from '@beian/domain/codes';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
