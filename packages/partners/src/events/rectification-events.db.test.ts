import { system, transaction } from '@beian/database/transaction';
import { storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { notifyRectifications, storeBureauNotice } from '@beian/submissions/rectifications';
import { type TestDatabase, testDatabase, waitForVisibleEvents } from '@beian/testing/database';
import {
  ISP_ID,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimDeliveries } from './deliver.ts';
import { addEndpoint } from './endpoints.ts';
import { readFollowedEvents } from './follow.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord | undefined;
beforeAll(async () => {
  db = await testDatabase();
  [record] = await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db?.close());

test('a notice reaches the endpoints and followers of its partner, about no order, and those of no other', async () => {
  const { actor } = people.partner;
  const stranger = await seedOtherPartner(db);
  const keyOf = async (partnerId: string) =>
    String((await db.query('select id from app.partner_keys where partner_id = $1', [partnerId]))[0]?.id);
  const follow = async (as: typeof actor, cursor: string | null, more: object = {}) =>
    transaction(db.app, as, async (tx) =>
      readFollowedEvents(tx, { partnerId: as.id, keyId: await keyOf(as.id), ...more }, cursor, 'en'),
    );
  await waitForVisibleEvents(db);
  const [start, strangerStart] = [await follow(actor, null), await follow(stranger.actor, null)];
  for (const [nth, kinds] of [undefined, ['rectification.received'], ['order.approved']].entries())
    await transaction(db.app, actor, (tx) =>
      addEndpoint(db.app, tx, {
        actor,
        key: `endpoint-${nth}`,
        input: { url: `https://partner.example/hooks-${nth}`, ...(kinds === undefined ? {} : { kinds }) },
      }),
    );

  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  const { bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await transaction(db.worker, system('bureau'), async (tx) => {
    const answerId = await storeAnswer(db.worker, tx, bureauId, 'notice.xml', Buffer.from('notice'));
    const entry = { about: 'subject', filingNumber: record?.filingNumber ?? '', text: '请核实主体信息' } as const;
    await storeBureauNotice(db.worker, tx, { bureauId, answerId }, entry);
  });
  expect(await notifyRectifications(db.worker)).toBe(1);
  expect(await notifyRectifications(db.worker)).toBe(0);

  const [row] = await db.query<{ id: string; due: string }>(
    'select id, app.iso(app.rectification_due(at, days, due_day)) as due from app.rectifications',
  );
  const event = {
    kind: 'rectification.received',
    order: null,
    rectification: { id: row?.id, kind: 'subject', recordId: record?.id, dueAt: row?.due },
  };
  const claimed = await claimDeliveries(db.worker, { limit: 10, perEndpoint: 1, leaseS: 60 });
  expect(claimed.map(({ url }) => url).sort()).toEqual([
    'https://partner.example/hooks-0',
    'https://partner.example/hooks-1',
  ]);
  for (const one of claimed) expect(one.event).toMatchObject(event);
  await waitForVisibleEvents(db);
  expect((await follow(actor, start.cursor)).events.map((one) => one.event)).toMatchObject([event]);
  expect((await follow(actor, start.cursor, { orderId: 'order_0' })).events).toEqual([]);
  expect((await follow(stranger.actor, strangerStart.cursor)).events).toEqual([]);
});
