import { pushOrders } from '@beian/orders/push-orders';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkReport } from './check-report.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

/** An order that can be pushed and whose job has not run. */
async function unchecked(at: number): Promise<string> {
  const [record] = records.slice(at);
  if (record === undefined) throw new Error('no record');
  const id = await orderInState(db, people, record, 'SUBMISSION_PENDING');
  await db.query('delete from app.report_checks where order_id = $1', [id]);
  return id;
}
const stored = (id: string) =>
  db.query(
    'select content_hash as hash, problems, broken, xml_bytes > 1000 as built from app.report_checks where order_id = $1',
    [id],
  );

test('a push builds the report that its job has not built yet; the job then finds nothing to do', async () => {
  const orderId = await unchecked(0);
  const actor = people.reviewers[1].actor;
  const [order] = await db.query<{ version: number }>('select version from app.orders where id = $1', [orderId]);
  const outcome = await pushOrders(db.app, {
    actor,
    orders: [{ id: orderId, version: order?.version ?? 0 }],
    key: 'push',
    before: async (id) => void (await checkReport(db.app, id)),
  });
  expect(outcome).toMatchObject({ ok: true, results: [{ orderId, refusal: null }] });
  expect(await stored(orderId)).toMatchObject([{ problems: [], broken: false, built: true }]);
  expect(await checkReport(db.worker, orderId)).toBeUndefined();
  expect(await stored(orderId)).toHaveLength(1);
});

test('push and job at once store one row; what cannot be built is stored as a problem that refuses the push', async () => {
  const orderId = await unchecked(1);
  await Promise.all([checkReport(db.app, orderId), checkReport(db.worker, orderId)]);
  expect(await stored(orderId)).toMatchObject([{ problems: [], broken: false }]);
  await db.query('delete from app.report_checks where order_id = $1', [orderId]);
  await db.query('update app.websites set gone = true where id = (select website_id from app.orders where id = $1)', [
    orderId,
  ]);
  await expect(checkReport(db.app, orderId)).rejects.toThrow('no longer filed');
  expect(await stored(orderId)).toMatchObject([{ broken: true, problems: [{ field: 'order' }] }]);
  const [order] = await db.query<{ version: number }>('select version from app.orders where id = $1', [orderId]);
  const outcome = await pushOrders(db.app, {
    actor: people.reviewers[1].actor,
    orders: [{ id: orderId, version: order?.version ?? 0 }],
    key: 'push-broken',
    before: async (id) => void (await checkReport(db.app, id).catch(() => undefined)),
  });
  const [refused] = outcome.ok ? outcome.results : [];
  expect(refused?.refusal?.reasons.map(({ code }) => code)).toContain('NOT_REPORTABLE');
});
