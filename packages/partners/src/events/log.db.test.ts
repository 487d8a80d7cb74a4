import { system, transaction } from '@beian/database/transaction';
import { forbiddenAddresses, misleadingAddresses } from '@beian/domain/testing';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase, waitForVisibleEvents } from '@beian/testing/database';
import {
  type PartnerPerson,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deleteOldEvents } from './deliver.ts';
import { addEndpoint, changeEndpoint, testEndpoint } from './endpoints.ts';
import { listPartnerEventIds, loadEndpoints, loadPartnerEvents } from './log.ts';

let db: TestDatabase;
let people: People;
let other: PartnerPerson;
let records: readonly SeededRecord[];
let order = '';

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  other = await seedOtherPartner(db);
  order = await orderInState(db, people, records[0] as SeededRecord, 'DRAFT');
});
afterAll(() => db?.close());
afterEach(() => db.query('delete from app.webhook_endpoints'));

let nth = 0;
const key = () => `key-${nth++}`;
const asPartner = <T>(run: Parameters<typeof transaction<T>>[2], { actor }: PartnerPerson = people.partner) =>
  transaction(db.app, actor, run);

async function endpoint(): Promise<string> {
  const { actor } = people.partner;
  const input = { url: 'https://partner.example/hooks' };
  const outcome = await asPartner((tx) => addEndpoint(db.app, tx, { actor, key: key(), input }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.endpointId;
}

/** An event that its partner is notified of. */
async function edit(): Promise<void> {
  const { actor } = people.partner;
  const input = { fields: [{ field: 'website.name', value: `示例商城${nth++}` }] };
  const call = { event: 'saveDraft', orderId: order, actor, input } as const;
  const outcome = await asPartner((tx) => perform(db.app, tx, call));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}

test('reading the log by cursor misses nothing: later events are hidden until earlier transactions have ended', async () => {
  const log = () =>
    asPartner(async (tx) => (await listPartnerEventIds(tx, { partnerId: people.partner.actor.id, last: 100 })).ids);
  await waitForVisibleEvents(db);
  const before = await log();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = transaction(db.worker, system('clock'), async (tx) => {
    await tx.client.query(
      `insert into app.partner_events (id, partner_id, kind, at) values ('event_slow', $1, 'webhook.test', app.now())`,
      [people.partner.actor.id],
    );
    begun();
    await held;
  });
  await hasBegun;
  try {
    await edit();
    expect(await log()).toEqual(before);
  } finally {
    release();
    await slow;
  }
  await waitForVisibleEvents(db);
  const after = await log();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after[before.length]).toBe('event_slow');
  expect(after).toHaveLength(before.length + 2);
});

test('the log is filtered by kind and order, and a page without a match leads on to the end of the log', async () => {
  const partnerId = people.partner.actor.id;
  const other = await orderInState(db, people, records[1] as SeededRecord, 'INITIAL_REVIEW');
  await edit();
  await waitForVisibleEvents(db);
  const page = (asked: Omit<Parameters<typeof listPartnerEventIds>[1], 'partnerId'>) =>
    asPartner((tx) => listPartnerEventIds(tx, { partnerId, ...asked }));
  const kindsOf = async (ids: readonly string[]) => {
    const rows = await db.query<{ kind: string; order_id: string }>(
      'select kind, order_id from app.partner_events where id = any($1)',
      [ids],
    );
    return { kinds: [...new Set(rows.map(({ kind }) => kind))], orders: [...new Set(rows.map((row) => row.order_id))] };
  };
  const byKind = await page({ kinds: ['order.submitted'] });
  expect((await kindsOf(byKind.ids)).kinds).toEqual(['order.submitted']);
  const byOrder = await page({ orderId: other });
  expect((await kindsOf(byOrder.ids)).orders).toEqual([other]);
  expect(byOrder.ids.length).toBeGreaterThan(1);

  // Page by page the same events, each once.
  const read: string[] = [];
  let after: string | undefined;
  for (let more = true; more; ) {
    const next = await page({ orderId: other, first: 1, ...(after === undefined ? {} : { after }) });
    read.push(...next.ids);
    after = next.cursorAt(-1);
    more = next.hasNextPage;
  }
  expect(read).toEqual(byOrder.ids);

  const none = await page({ kinds: ['order.approved'], orderId: other });
  expect([none.ids, none.hasNextPage]).toEqual([[], false]);
  const end = none.cursorAt(-1);
  if (end === undefined) throw new Error('an empty page has no end');
  expect((await page({ after: end })).ids).toEqual([]);
  await edit();
  await waitForVisibleEvents(db);
  expect((await page({ after: end })).ids).toHaveLength(1);
  // The end of a page never lies before where it began.
  const ahead = Buffer.from(JSON.stringify(['9'.repeat(20), ''])).toString('base64url');
  expect((await page({ orderId: other, after: ahead })).cursorAt(-1)).toBe(ahead);
});

test('another partner sees neither log nor endpoints, and internal steps of staff are not reported', async () => {
  const reviewed = await orderInState(db, people, records[2] as SeededRecord, 'INITIAL_REVIEW');
  const id = await endpoint();
  const claim = await transaction(db.app, people.reviewers[0].actor, (tx) =>
    perform(db.app, tx, { event: 'claim', orderId: reviewed, actor: people.reviewers[0].actor, input: {} }),
  );
  expect(claim.ok).toBe(true);
  expect(await db.query('select id from app.webhook_deliveries')).toEqual([]);
  const seen = await asPartner(
    async (tx) => [
      ...(await listPartnerEventIds(tx, { partnerId: people.partner.actor.id })).ids,
      ...(await loadEndpoints(tx, [id], 'en')),
      ...(await loadPartnerEvents(
        tx,
        (await db.query<{ id: string }>('select id from app.partner_events')).map((row) => row.id),
        'en',
      )),
    ],
    other,
  );
  expect(seen).toEqual([]);
  const call = { actor: other.actor, key: key(), endpointId: id };
  const outcome = await asPartner((tx) => testEndpoint(db.app, tx, call), other);
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
});

test('the log keeps seven days, and longer what still waits for delivery', async () => {
  await endpoint();
  await edit();
  await db.travel(8 * 86_400_000);
  await transaction(db.worker, system('clock'), deleteOldEvents);
  expect(await db.query('select e.kind from app.partner_events e')).toEqual([{ kind: 'order.edited' }]);
});

test.each([
  ['http://example.com/', 'url'],
  ['https://user:pass@example.com/', 'url'],
  ['nonsense', 'url'],
  ['https://127.1/', 'url'],
  ['https://[::ffff:10.0.0.1]/', 'url'],
  ['https://desk.internal/', 'url'],
  ['https://example.com:22/', 'url'],
])('%s is refused with its field', async (url, field) => {
  const { actor } = people.partner;
  const outcome = await asPartner((tx) =>
    addEndpoint({ ...db.app, webhooksInside: false }, tx, { actor, key: key(), input: { url } }),
  );
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT', reasons: [{ field }] } });
});

test('no forbidden or misleading address is saved, by either operation', async () => {
  const { actor } = people.partner;
  const outside = { ...db.app, webhooksInside: false };
  const made = await asPartner((tx) =>
    addEndpoint(outside, tx, { actor, key: key(), input: { url: 'https://hooks.example.com/' } }),
  );
  if (!made.ok) throw new Error('no endpoint');
  const taken: string[] = [];
  for (const url of [...forbiddenAddresses, ...misleadingAddresses]) {
    const added = await asPartner((tx) => addEndpoint(outside, tx, { actor, key: key(), input: { url } }));
    const changed = await asPartner((tx) =>
      changeEndpoint(outside, tx, { actor, key: key(), endpointId: made.endpointId, input: { url } }),
    );
    if (added.ok || changed.ok) taken.push(url);
  }
  expect(taken).toEqual([]);
});
