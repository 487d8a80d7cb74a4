import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { transaction } from '@beian/database/transaction';
import { MAX_DELIVERY_TRIES, RETRY_PAUSES_S } from '@beian/domain/partner';
import { perform } from '@beian/orders/perform';
import {
  addEndpoint,
  changeEndpoint,
  claimDeliveries,
  listDeliveryIds,
  loadDeliveries,
  loadEndpoints,
  readEndpointSecret,
  replayEvents,
  rotateSecret,
} from '@beian/partners/events';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { openGateways, partsOf } from '@beian/testing/message-gateways';
import { orderInState } from '@beian/testing/orders';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { deliverNotice } from './jobs/deliver-notice.ts';
import { type TestWorkerContext, testWorkerContext } from './testing/worker-context.ts';
import { createWebhookDispatcher } from './webhooks.ts';

interface Received {
  readonly path: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
let work: TestWorkerContext;
let receiver: http.Server;
let base = '';
const received: Received[] = [];
/** The receiver's status, by path; 0: no answer. */
const answers = new Map<string, number>();

beforeAll(async () => {
  receiver = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      received.push({
        path,
        body: Buffer.concat(chunks).toString(),
        headers: request.headers as Record<string, string>,
      });
      const status = answers.get(path) ?? 200;
      if (status === 0) return;
      response.writeHead(status, status === 302 ? { location: `${base}/inside` } : {});
      response.end('whatever it says is not read');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  work = testWorkerContext(db, { WEBHOOK_ALLOW_PRIVATE: '1', WEBHOOK_CALL_MS: '1500' });
});
afterAll(async () => {
  receiver?.closeAllConnections();
  await new Promise((resolve) => receiver?.close(resolve));
  await db?.close();
});
afterEach(async () => {
  received.length = 0;
  answers.clear();
  await db.query('delete from app.webhook_endpoints');
});

let nth = 0;
const key = () => `key-${nth++}`;
const asPartner = <T>(run: Parameters<typeof transaction<T>>[2]) => transaction(db.app, people.partner.actor, run);

async function endpoint(path: string, input: Record<string, unknown> = {}): Promise<string> {
  const { actor } = people.partner;
  const call = { actor, key: key(), input: { url: `${base}${path}`, ...input } };
  const outcome = await asPartner((tx) => addEndpoint(db.app, tx, call));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.endpointId;
}

/** Dispatches until nothing more is due. */
async function bringAll(on = work): Promise<void> {
  const courier = createWebhookDispatcher(on, () => undefined);
  const tries = async () =>
    (await db.query<{ n: number }>('select count(*)::int as n from app.webhook_attempts'))[0]?.n;
  for (let before = -1, now = await tries(); now !== before; ) {
    before = now ?? 0;
    await courier.dispatchDue();
    await courier.whenIdle();
    now = await tries();
  }
}

/** Saves a draft, which is an event for the partner. */
async function edit(orderId: string): Promise<void> {
  nth += 1;
  const outcome = await asPartner((tx) =>
    perform(db.app, tx, {
      event: 'saveDraft',
      orderId,
      actor: people.partner.actor,
      input: { fields: [{ field: 'website.name', value: `示例商城${nth}` }] },
    }),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}
const drafts: Promise<string>[] = [];
/** The draft of the nth record, because a subject can have only one open order. */
const draft = (place: number) => {
  drafts[place] ??= orderInState(db, people, records[place] as SeededRecord, 'DRAFT');
  return drafts[place];
};
const deliveries = async (id: string) =>
  asPartner(async (tx) =>
    loadDeliveries(
      tx,
      (await listDeliveryIds(tx, { endpointId: id, partnerId: people.partner.actor.id, last: 100 })).ids,
      'en',
    ),
  );

test('an event of an order arrives signed, without personal data, and with both secrets during a rotation', async () => {
  const order = await draft(0);
  const id = await endpoint('/in');
  const first = await asPartner((tx) => readEndpointSecret(db.app, tx, people.partner.actor, id));
  await asPartner((tx) =>
    rotateSecret(db.app, tx, {
      actor: people.partner.actor,
      key: key(),
      endpointId: id,
      input: { overlapHours: 2 },
    }),
  );
  const second = await asPartner((tx) => readEndpointSecret(db.app, tx, people.partner.actor, id));
  await edit(order);
  await bringAll();
  const [one] = received;
  if (one === undefined || first === null || second === null) throw new Error('nothing came');
  for (const secret of [first, second]) expect(new Webhook(secret).verify(one.body, one.headers)).toBeTruthy();
  expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(one.body, one.headers)).toThrow();
  expect(() => new Webhook(second).verify(one.body.replace('order.', 'orders.'), one.headers)).toThrow();
  const body = JSON.parse(one.body);
  expect(body).toEqual({
    id: one.headers['webhook-id'],
    kind: 'order.edited',
    at: expect.stringMatching(/Z$/),
    test: false,
    order: {
      id: order,
      number: expect.stringMatching(/^BD/),
      kind: expect.any(String),
      province: expect.any(String),
      state: 'DRAFT',
      version: expect.any(Number),
      reference: null,
    },
  });
  const [delivery] = await deliveries(id);
  expect(delivery).toMatchObject({
    state: 'DELIVERED',
    attempts: [{ id: one.headers['beian-attempt'], try: 1, status: 200, fault: null }],
  });

  // After the overlap there is one signature.
  await db.travel(3 * 3_600_000);
  await edit(order);
  await bringAll();
  const last = received.at(-1) as Received;
  expect(last.headers['webhook-signature']?.split(' ')).toHaveLength(1);
});

test('events of one order are delivered in sequence, and other orders do not wait', async () => {
  const [order, second] = [await draft(0), await draft(1)];
  const id = await endpoint('/order', { kinds: ['order.edited'] });
  answers.set('/order', 503);
  await edit(order);
  await edit(order);
  await edit(second);
  await bringAll();
  const orders = () => received.map((one) => JSON.parse(one.body).order.id);
  expect(orders().sort()).toEqual([order, second].sort());
  answers.set('/order', 204);
  await db.travel((RETRY_PAUSES_S[0] + 1) * 1000);
  await bringAll();
  const own = received.map((one) => JSON.parse(one.body)).filter((body) => body.order.id === order);
  // The first came twice with the same id, then the second.
  expect(own.map((body) => body.id)).toEqual([own[0].id, own[0].id, own[2].id]);
  expect(own[2].order.version).toBeGreaterThanOrEqual(own[0].order.version);
  expect((await deliveries(id)).every((one) => one.state === 'DELIVERED')).toBe(true);
});

test('after thirteen attempts over about a day the endpoint is disabled and waiting deliveries are cancelled', async () => {
  const order = await draft(0);
  const id = await endpoint('/down', { url: `${base}/down?token=secret-in-query` });
  answers.set('/down', 500);
  await edit(order);
  await edit(order);
  for (const pause of [...RETRY_PAUSES_S, 0]) {
    await bringAll();
    await db.travel((pause + 1) * 1000);
  }
  expect(received).toHaveLength(MAX_DELIVERY_TRIES);
  expect(new Set(received.map((one) => one.headers['webhook-id'])).size).toBe(1);
  expect(new Set(received.map((one) => one.headers['beian-attempt'])).size).toBe(MAX_DELIVERY_TRIES);
  const [view] = await asPartner((tx) => loadEndpoints(tx, [id], 'en'));
  expect(view).toMatchObject({ state: 'DISABLED', disabledReason: 'GAVE_UP', waiting: 0 });
  expect((await deliveries(id)).map((one) => one.state).sort()).toEqual(['CANCELLED', 'FAILED']);
  expect(work.lines.filter((line) => line.msg === 'a webhook endpoint was switched off')).toHaveLength(1);
  // Its partner gets one mail, to the address and in the language of its other notices, without the URL's query.
  const notices = await db.query<{ id: string }>(`select id from app.notices where name = 'endpointDisabled'`);
  expect(notices).toHaveLength(1);
  const noticeId = notices[0]?.id ?? '';
  const outbox = await db.query(
    `select 1 from app.outbox where job = 'deliverNotice' and payload ->> 'noticeId' = $1`,
    [noticeId],
  );
  expect(outbox).toHaveLength(1);
  const gateways = await openGateways();
  try {
    await deliverNotice(testWorkerContext(db, gateways.settings), { noticeId }, null);
  } finally {
    await gateways.close();
  }
  const [mail] = gateways.mails;
  const [partner] = await db.query<{ email: string }>('select email from app.partners where id = $1', [
    people.partner.actor.id,
  ]);
  if (mail === undefined) throw new Error('no mail came');
  expect([gateways.mails.length, mail.to]).toEqual([1, partner?.email]);
  const text = partsOf(mail)['text/plain'];
  expect(text).toContain(`${base}/down 已自动停用：一次推送连续 ${MAX_DELIVERY_TRIES} 次失败`);
  expect(text).toContain('尚有 1 条事件未推送');
  expect(text).toContain(`updateWebhookEndpoint（enabled: true）重新启用：${id}`);
  expect(Object.values(partsOf(mail)).join()).not.toContain('secret-in-query');

  // Enabled again, it gets new events, and earlier ones by a replay.
  answers.set('/down', 200);
  received.length = 0;
  const call = { actor: people.partner.actor, endpointId: id };
  await asPartner((tx) => changeEndpoint(db.app, tx, { ...call, key: key(), input: { enabled: true } }));
  const [failed] = (await deliveries(id)).filter((one) => one.state === 'FAILED');
  await asPartner((tx) => replayEvents(db.app, tx, { ...call, key: key(), afterEventId: failed?.event.id ?? '' }));
  await bringAll();
  expect(received.map((one) => JSON.parse(one.body).kind)).toEqual(['order.edited']);
});

test('410 disables the endpoint at once, redirects are not followed, a hanging one delays no other (ASVS 15.3.2)', async () => {
  const order = await draft(0);
  const [gone, inward, hanging, good] = await Promise.all([
    endpoint('/gone'),
    endpoint('/redirect'),
    endpoint('/hang'),
    endpoint('/good'),
  ]);
  answers.set('/gone', 410);
  answers.set('/redirect', 302);
  answers.set('/hang', 0);
  await edit(order);
  const courier = createWebhookDispatcher(work, () => undefined);
  await courier.dispatchDue();
  await courier.whenIdle();
  expect(received.map((one) => one.path).sort()).toEqual(['/gone', '/good', '/hang', '/redirect']);
  const [view] = await asPartner((tx) => loadEndpoints(tx, [gone], 'en'));
  expect(view).toMatchObject({ state: 'DISABLED', disabledReason: 'GONE' });
  const fault = async (id: string) => (await deliveries(id))[0]?.attempts[0];
  expect(await fault(inward)).toMatchObject({ fault: 'REDIRECT', status: 302 });
  expect(await fault(hanging)).toMatchObject({ fault: 'LATE', status: null });
  const [late, fast] = [await fault(hanging), await fault(good)];
  expect(late?.tookMs).toBeGreaterThanOrEqual(1400);
  expect(fast?.tookMs).toBeLessThan(late?.tookMs ?? 0);
});

test('no internal address is called if private addresses are not allowed', async () => {
  const order = await draft(0);
  const strict = testWorkerContext(db, { WEBHOOK_CALL_MS: '3000' });
  const port = new URL(base).port;
  const urls = [
    `https://127.0.0.1:${port}/a`,
    `https://localhost:${port}/b`,
    `https://[::1]:${port}/c`,
    `https://[::ffff:127.0.0.1]:${port}/d`,
    `https://169.254.169.254/latest/meta-data`,
    `https://10.0.0.1/e`,
    `https://2130706433:${port}/f`,
    `https://0x7f.1:${port}/g`,
    `${base}/plain`,
  ];
  const ids = await Promise.all(urls.map((url) => endpoint('', { url })));
  await edit(order);
  await bringAll(strict);
  for (const [place, id] of ids.entries())
    expect([urls[place], (await deliveries(id))[0]?.attempts[0]?.fault]).toEqual([urls[place], 'ADDRESS']);
  expect(received).toEqual([]);
});

test('a worker that dies during an attempt: the event is sent again, and the lost attempt is recorded', async () => {
  const order = await draft(0);
  const id = await endpoint('/again');
  await edit(order);
  const [dead] = await claimDeliveries(work.ctx, { limit: 10, perEndpoint: 4, leaseS: 30 });
  expect(await claimDeliveries(work.ctx, { limit: 10, perEndpoint: 4, leaseS: 30 })).toEqual([]);
  await db.travel(31_000);
  await bringAll();
  expect(received.map((one) => one.headers['webhook-id'])).toEqual([dead?.event.id]);
  expect((await deliveries(id))[0]?.attempts).toMatchObject([
    { try: 1, fault: 'LOST' },
    { try: 2, fault: null },
  ]);
});

test('two workers at once deliver each event once', async () => {
  const order = await draft(0);
  await endpoint('/once');
  const another = await draft(1);
  for (const one of [order, another, order, another]) await edit(one);
  const couriers = [createWebhookDispatcher(work, () => undefined), createWebhookDispatcher(work, () => undefined)];
  for (let turn = 0; turn < 4; turn += 1) {
    await Promise.all(couriers.map((courier) => courier.dispatchDue()));
    await Promise.all(couriers.map((courier) => courier.whenIdle()));
  }
  const ids = received.map((one) => one.headers['webhook-id']);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(4);
});

test('an endpoint with an address that is no longer allowed is disabled with the reason, until it has another', async () => {
  const order = await draft(1);
  const id = await endpoint('/literal');
  await edit(order);
  await bringAll(testWorkerContext(db, {}));
  expect(received).toEqual([]);
  const [view] = await asPartner((tx) => loadEndpoints(tx, [id], 'en'));
  expect(view).toMatchObject({
    ...{ state: 'DISABLED', disabledReason: 'ADDRESS', waiting: 0 },
    disabledText: 'Its address may no longer stand: give it another',
  });
  const outside = { ...db.app, webhooksInside: false };
  const change = (input: object) =>
    asPartner((tx) => changeEndpoint(outside, tx, { actor: people.partner.actor, key: key(), endpointId: id, input }));
  expect(await change({ enabled: true })).toMatchObject({ ok: false, refusal: { reasons: [{ field: 'url' }] } });
  expect(await change({ enabled: true, url: 'https://hooks.example.com/' })).toMatchObject({ ok: true });
});

test('an endpoint whose secret does not decrypt holds up no other', async () => {
  const [lost] = [await endpoint('/lost'), await endpoint('/works')];
  await db.query(`update app.webhook_endpoints set secret = decode('0105', 'hex') || secret where id = $1`, [lost]);
  await edit(await draft(0));
  await bringAll();
  expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/works']));
});
