import {
  orderIn,
  seedConnection,
  seedPeople,
  seedRecords,
  type TestDatabase,
  testDatabase,
} from '@beian/orders/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWork } from '../testing/work.ts';
import { deliverNotice } from './deliver-notice.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

test('a gateway that is away is tried again for a day; then the notice is given up, told, and asked for no more', async () => {
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  if (record === undefined) throw new Error('no record');
  await orderIn(db, people, record, 'INITIAL_REVIEW');
  const [row] = await db.query(
    `select n.id, o.id as job from app.notices n join app.outbox o on o.payload->>'noticeId' = n.id where n.channel = 'sms' limit 1`,
  );
  // Nothing listens where the test's SMS gateway should be.
  const work = testWork(db);
  await expect(deliverNotice(work, { noticeId: row?.id }, row?.job)).rejects.toThrow();
  const seen = async () =>
    (
      await db.query(
        `select n.sent_at, n.failed_at is not null as failed, o.done_at is not null as done
         from app.notices n join app.outbox o on o.id = $2 where n.id = $1`,
        [row?.id, row?.job],
      )
    )[0];
  expect(await seen()).toEqual({ sent_at: null, failed: false, done: false });
  await db.travel(25 * 3_600_000);
  await deliverNotice(work, { noticeId: row?.id }, row?.job);
  expect(await seen()).toEqual({ sent_at: null, failed: true, done: true });
  expect(work.lines.some((line) => line.msg === 'a notice could not be delivered for a day: it is given up')).toBe(
    true,
  );
  await deliverNotice(work, { noticeId: row?.id }, row?.job);
});
