import { transaction } from '@beian/database/transaction';
import type { PartnerEventKind } from '@beian/domain/partner';
import { findAppPhotoRequest, storeFetchedAppPhoto } from '@beian/submissions/app-photos';
import { waitForVisibleEvents } from '@beian/testing/database';
import { type SeededRecord, sampleJpeg, shanghaiRecord } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { claimDeliveries } from './deliver.ts';
import { addEndpoint, replayEvents } from './endpoints.ts';
import { readFollowedEvents } from './follow.ts';
import { listPartnerEventIds, loadDeliveries, loadPartnerEvents } from './log.ts';

let ctx: PhotoFixture;
let orderId: string;
const asked = {
  former: ['order.photo_submitted'],
  now: ['order.bureau_app_photo_received'],
  both: ['order.photo_submitted', 'order.bureau_app_photo_received'],
  all: undefined,
  neither: ['order.approved'],
} as const satisfies Record<string, readonly PartnerEventKind[] | undefined>;
const names = Object.keys(asked) as (keyof typeof asked)[];
const endpoints = new Map<string, keyof typeof asked>();

const asPartner = <T>(run: Parameters<typeof transaction<T>>[2]) =>
  transaction(ctx.db.app, ctx.people.partner.actor, run);

beforeAll(async () => {
  ctx = await photoFixture([shanghaiRecord]);
  const { db, people, partner } = ctx;
  orderId = await orderInState(db, people, ctx.records[0] as SeededRecord, 'VERIFICATION_PENDING');
  await ctx.must(partner, 'fetchBureauAppPhoto', orderId, { code: 'AB12CD34' });
  for (const name of names) {
    const input = { url: `https://partner.example/${name}`, ...(asked[name] && { kinds: asked[name] }) };
    const { actor } = people.partner;
    const made = await asPartner((tx) => addEndpoint(db.app, tx, { actor, key: name, input }));
    if (!made.ok) throw new Error(JSON.stringify(made.refusal));
    endpoints.set(made.endpointId, name);
  }
  const question = await findAppPhotoRequest(db.worker, orderId);
  if (question === undefined) throw new Error('nothing is asked');
  const phone = shanghaiRecord.websites[0]?.principal.mobile ?? '';
  await storeFetchedAppPhoto(db.worker, orderId, question, {
    bytes: await sampleJpeg(),
    phone,
    shotAt: '2026-11-24T01:00:00.000Z',
  });
});
afterAll(() => ctx?.close());

const expected = {
  former: 'order.photo_submitted',
  now: 'order.bureau_app_photo_received',
  both: 'order.bureau_app_photo_received',
  all: 'order.bureau_app_photo_received',
};

test('the bureau app’s picture is reported as received, and under its former kind if only that was requested', async () => {
  const taken = await claimDeliveries(ctx.db.worker, { limit: 20, perEndpoint: 5, leaseS: 60 });
  expect(Object.fromEntries(taken.map(({ endpointId, event }) => [endpoints.get(endpointId), event.kind]))).toEqual(
    expected,
  );
  for (const { event } of taken) expect(event.order?.state).toBe('VERIFICATION_PENDING');
  const ids = taken.map(({ id }) => id);
  const listed = await asPartner((tx) => loadDeliveries(tx, ids, 'en'));
  expect(Object.fromEntries(listed.map(({ endpointId, event }) => [endpoints.get(endpointId), event.kind]))).toEqual(
    expected,
  );
});

test('the same in replays and when the log is followed by kinds', async () => {
  const { actor } = ctx.people.partner;
  await waitForVisibleEvents(ctx.db);
  const log = await ctx.db.query<{ id: string; tx: string }>(
    'select id, tx from app.partner_events where order_id = $1 order by tx, id',
    [orderId],
  );
  const [before, last] = log.slice(-2);
  if (before === undefined || last === undefined) throw new Error('too few events');
  for (const [endpointId, name] of endpoints) {
    const call = { actor, key: `again ${name}`, endpointId, afterEventId: before.id };
    expect((await asPartner((tx) => replayEvents(ctx.db.app, tx, call))).ok).toBe(true);
  }
  const counts = await ctx.db.query<{ endpoint_id: string; n: number }>(
    'select endpoint_id, count(*)::int as n from app.webhook_deliveries where event_id = $1 group by endpoint_id',
    [last.id],
  );
  expect(Object.fromEntries(counts.map(({ endpoint_id, n }) => [endpoints.get(endpoint_id), n]))).toEqual({
    former: 2,
    now: 2,
    both: 2,
    all: 2,
  });
  const cursor = Buffer.from(JSON.stringify([before.tx, before.id])).toString('base64url');
  const followed = async (name: keyof typeof asked) => {
    const kinds = asked[name];
    const following = { partnerId: actor.id, keyId: 'key_x', orderId, ...(kinds && { kinds }) };
    const page = await asPartner((tx) => readFollowedEvents(tx, following, cursor, 'zh'));
    return page.events.map(({ event }) => [event.kind, event.label]);
  };
  const received = ['order.bureau_app_photo_received', '收到管局应用照片，待申请人确认'];
  expect(await followed('all')).toEqual([received]);
  expect(await followed('both')).toEqual([received]);
  expect(await followed('former')).toEqual([
    ['order.photo_submitted', '提交照片、确认管局应用照片或收到手机人脸核验照片'],
  ]);
  expect(await followed('neither')).toEqual([]);
  const listed = (kinds: readonly PartnerEventKind[]) =>
    asPartner(async (tx) => {
      const { ids } = await listPartnerEventIds(tx, { partnerId: actor.id, orderId, kinds, after: cursor });
      return (await loadPartnerEvents(tx, ids, 'en', kinds)).map(({ kind }) => kind);
    });
  expect(await listed(asked.former)).toEqual([expected.former]);
  expect(await listed(asked.both)).toEqual([expected.both]);
  expect(await listed(asked.neither)).toEqual([]);
});
