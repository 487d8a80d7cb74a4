import { system, transaction } from '@beian/database/transaction';
import { readNotice } from '@beian/orders/notices';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import type { OrderPart } from '@beian/orders/views';
import { canaries, pilotRecord } from '@beian/testing/fixtures';
import { type SmsOrder, smsOrder } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimDeliveries } from './deliver.ts';
import { addEndpoint } from './endpoints.ts';

const principal = pilotRecord.websites[0]?.principal;
const [name, mobile, idNumber] = [principal?.name ?? '', principal?.mobile ?? '', principal?.idNumber ?? ''];
/** Values of nobody in this order, recognised by their pattern only. */
const another = ['13900009753', '32000019750310975X', 'jin-si-que@canary.example'];
const opinion = `负责人${name}（${idNumber}）的手机 ${mobile} 为空号；另见 ${another.join('、')}，请核实后重报。`;
const secrets = [name, mobile, idNumber, ...another];

let sms: SmsOrder;
let version = 0;
beforeAll(async () => {
  sms = await smsOrder('BUREAU_REVIEW');
  const { db, people } = sms;
  const { actor } = people.partner;
  const input = { url: 'https://partner.example/hooks' };
  await transaction(db.app, actor, (tx) => addEndpoint(db.app, tx, { actor, key: 'one', input }));
  // Codes and the reviewer's comment come as two entries of one refusal.
  const concerns = [{ code: '1011', item: 'website.principal.mobile', reason: 'CON-06' }] as const;
  const details = { codes: [{ code: '1011', text: `号码${mobile}无效` }] };
  expect(await sms.result({ verdict: 'refused', codes: ['1011'], concerns, details })).toBe('applied');
  expect(
    await sms.result({
      verdict: 'refused',
      codes: ['1002'],
      concerns: [{ code: '1002', item: null, reason: 'ORD-12' }],
      details: { text: opinion, reviewer: '审核员甲', phone: '13700009753' },
    }),
  ).toBe('repeated');
});
afterAll(() => sms?.close());

const view = async (parts: readonly OrderPart[]) => {
  const { db, people, orderId } = sms;
  const { actor } = people.partner;
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts, language: 'zh' }),
  );
  if (order === undefined) throw new Error('the partner does not see its order');
  version = order.version;
  return order;
};

/** Everything except the personal values is kept verbatim. */
const isMasked = (text: string) => {
  for (const secret of [...secrets, '审核员甲', '13700009753', ...canaries]) expect(text).not.toContain(secret);
  expect(text).toContain('为空号；另见');
  expect(text).toContain('请核实后重报。');
};

test("a partner reads the bureau's text on its order verbatim, with personal values masked", async () => {
  const { bureauAnswers = [], proposedReasons } = await view(['answers']);
  expect(bureauAnswers).toHaveLength(1);
  const [answer] = bureauAnswers;
  expect(answer).toMatchObject({
    source: 'DOWNLOAD',
    verdict: 'refused',
    latest: true,
    items: [{ key: 'website.principal.mobile', label: expect.any(String) }],
    reviewer: null,
    phone: null,
    staffName: null,
  });
  expect(answer?.codes.map(({ code }) => code)).toEqual(['1011', '1002']);
  expect(answer?.codes[0]?.words).toMatch(/^号码1\d\d\*{4}\d{4}无效$/);
  expect(proposedReasons).toBeUndefined();
  isMasked(answer?.opinion ?? '');
  const stranger = await transaction(sms.db.app, { ...sms.people.partner.actor, id: 'partner_x' }, (tx) =>
    tx.client.query('select 1 from app.submission_orders'),
  );
  expect(stranger.rows).toEqual([]);
});

test('the mails and the message contain it', async () => {
  const rows = await sms.db.query<{ id: string; channel: string }>(
    `select id, channel from app.notices where order_id = $1 and name = 'bureauRefused' order by channel, recipient`,
    [sms.orderId],
  );
  expect(rows.map(({ channel }) => channel)).toEqual(['mail', 'mail', 'sms']);
  for (const { id, channel } of rows) {
    const taken = await transaction(sms.db.worker, system('clock'), (tx) => readNotice(sms.db.worker, tx, id));
    const letter = taken?.content.letter;
    if (letter === undefined) throw new Error('no letter');
    const text = letter.items.flatMap(({ label, reasons }) => [
      label,
      ...reasons.flatMap((one) => [one.label, ...(one.words ?? [])]),
    ]);
    isMasked(text.join('\n'));
    expect(letter.items.map(({ label }) => label)).toEqual(['审核意见', '网站负责人手机号码', '订单整体']);
    if (channel !== 'sms') continue;
    expect(letter.sms.length).toBeLessThanOrEqual(70);
    expect(letter.sms).toMatch(/被管局驳回：负责人.*…。我们会与您联系。$/);
    for (const secret of secrets) expect(letter.sms).not.toContain(secret);
  }
});

test('the webhook of the refusal contains it', async () => {
  const taken = await claimDeliveries(sms.db.worker, { limit: 20, perEndpoint: 20, leaseS: 60 });
  const refused = taken.find(({ event }) => event.kind === 'order.refused');
  expect(refused?.event.bureau?.codes.map(({ code, items }) => [code, items])).toEqual([
    ['1011', ['website.principal.mobile']],
    ['1002', []],
  ]);
  isMasked(refused?.event.bureau?.opinion ?? '');
  const others = taken.filter(({ event }) => event.kind !== 'order.refused');
  expect(others.filter(({ event }) => event.bureau !== undefined)).toEqual([]);
});

test("when the order is sent back, the item has the bureau's text, in the API and in the mail", async () => {
  await view([]);
  const { actor } = sms.people.reviewers[1];
  const reasons = [{ item: 'website.principal.mobile', code: 'CON-06' }];
  const outcome = await transaction(sms.db.app, actor, (tx) =>
    perform(sms.db.app, tx, { event: 'sendBack', orderId: sms.orderId, version, actor, input: { reasons } }),
  );
  expect(outcome).toMatchObject({ ok: true });
  const { items = [], bureauAnswers } = await view(['items', 'answers']);
  const flagged = items.filter((one) => one.flagged);
  expect(flagged.map(({ key }) => key)).toEqual(['website.principal.mobile']);
  const words = flagged[0]?.reasons[0]?.words ?? [];
  expect(words).toHaveLength(2);
  isMasked(words.join('\n'));
  expect(bureauAnswers?.[0]?.opinion).toBe(words[1]);
  const [mail] = await sms.db.query<{ id: string }>(
    `select id from app.notices where order_id = $1 and name = 'returned' and channel = 'mail' order by created_at desc limit 1`,
    [sms.orderId],
  );
  const taken = await transaction(sms.db.worker, system('clock'), (tx) =>
    readNotice(sms.db.worker, tx, mail?.id ?? ''),
  );
  expect(taken?.content.letter?.items[0]?.reasons[0]?.words).toEqual(words);
});

test('none of it is stored unsealed in the database', async () => {
  const rows = await sms.db.query<{ row: string }>(
    `select e::text as row from app.order_events e union all select a::text from app.audit a
     union all select s::text from app.submission_orders s union all select n::text from app.notices n
     union all select p::text from app.partner_events p union all select j::text from app.outbox j`,
  );
  expect(rows.map(({ row }) => row).join()).not.toContain('空号');
});
