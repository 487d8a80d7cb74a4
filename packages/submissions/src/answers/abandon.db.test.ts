import { transaction } from '@beian/database/transaction';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { verifyTestAudit } from '@beian/testing/audit';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';

let db: TestDatabase;
let people: People;
let records: Awaited<ReturnType<typeof seedRecords>>;
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

test.each(['INITIAL_REVIEW', 'PHOTO_REVIEW', 'BUREAU_REJECTED'] as const)(
  'an applicant abandons an order in %s: the subject is free, no timer is left, and the reviewer who had it is refused',
  async (state) => {
    const [record] = records;
    if (record === undefined) throw new Error('no record');
    const [reviewer] = people.reviewers;
    const orderId = await orderInState(db, people, record, state);
    const act = (call: Omit<Parameters<typeof perform>[2], 'orderId'>) =>
      transaction(db.app, call.actor, (tx) => perform(db.app, tx, { ...call, orderId }));
    // The reviewer may have it from the steps before.
    await act({ event: 'claim', actor: reviewer.actor, input: {} });
    const seen = await transaction(db.app, reviewer.actor, (tx) =>
      loadOrders(db.app, tx, { actor: reviewer.actor, ids: [orderId], parts: [], language: 'en' }),
    );
    const token = seen[0]?.lease?.token ?? '';
    expect(token).not.toBe('');

    const filed = () =>
      db.query('select r::text as row from app.records r union all select w::text from app.websites w order by 1');
    const before = await filed();
    expect(await act({ event: 'abandon', actor: people.partner.actor, input: {} })).toMatchObject({ ok: true });
    expect(await filed()).toEqual(before);
    expect(await act({ event: 'release', actor: reviewer.actor, token, input: {} })).toMatchObject({ ok: false });
    expect(
      await db.query(
        `select o.state, o.locked, o.lease_holder, (select count(*)::int from app.timers t where t.order_id = o.id and t.closed_at is null and t.fired_at is null) as timers
         from app.orders o where o.id = $1`,
        [orderId],
      ),
    ).toEqual([{ state: 'ABANDONED', locked: false, lease_holder: null, timers: 0 }]);
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  },
);
