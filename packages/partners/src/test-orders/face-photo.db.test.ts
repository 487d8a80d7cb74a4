import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { walkTestOrder } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db?.close());

test.each(['2020-08', '2023-09'] as const)(
  'a test order of edition %s is photographed by the stand-in of the phone, again after a rejection, and approved',
  async (edition) => {
    await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
    const { orderId } = await walkTestOrder(db, people.partner.actor, 'test:photo-rejected');
    const events = await db.query<{ event: string }>(
      'select event from app.order_events where order_id = $1 order by seq',
      [orderId],
    );
    const ofPhoto = ['takeFacePhoto', 'rejectPhoto', 'approvePhoto'];
    expect(events.map(({ event }) => event).filter((event) => ofPhoto.includes(event))).toEqual([
      'takeFacePhoto',
      'rejectPhoto',
      'takeFacePhoto',
      'approvePhoto',
    ]);
    expect(await db.query('select state, edition from app.orders where id = $1', [orderId])).toEqual([
      { state: 'APPROVED', edition },
    ]);
    expect(await db.query('select test from app.face_checks where order_id = $1', [orderId])).toEqual([
      { test: true },
      { test: true },
    ]);
  },
);
