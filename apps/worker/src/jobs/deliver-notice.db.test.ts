import { transaction } from '@beian/database/transaction';
import { fieldRow, isFieldId } from '@beian/domain/filing';
import { channelsOf, type NoticeName, noticeRow, notices, type Recipient } from '@beian/domain/notices';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { type Gateways, headerOf, openGateways, partsOf } from '@beian/testing/message-gateways';
import { orderInState, takeSteps } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWorkerContext } from '../testing/worker-context.ts';
import { deliverNotice } from './deliver-notice.ts';

let db: TestDatabase;
let gateways: Gateways;
let people: People;
let records: readonly SeededRecord[];
let orderId: string;

beforeAll(async () => {
  [db, gateways] = await Promise.all([testDatabase(), openGateways()]);
  records = await seedRecords(db);
  const [record] = records;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'CORRECTION_REQUIRED');
});
afterAll(async () => {
  await gateways?.close();
  await db?.close();
});

/** Writes an unsent notice of this order, as `perform` does. */
async function write(name: NoticeName, recipient: string, channel: string, language: 'zh' | 'en'): Promise<string> {
  const id = `notice_${name}_${recipient}_${channel}_${language}`;
  const { keys } = db.worker;
  const items = [
    { label: '网站名称', reasons: [{ label: '网站名称不符合命名规则', advice: '请按命名规则修改网站名称' }] },
  ];
  await db.query(
    `insert into app.notices (id, order_id, name, recipient, channel, language, address, places, items)
     values ($1, $2, $3, $4, $5, $6, $7, '{"hours": 48, "days": 15, "left": 30, "due": "2018-06-20T10:00:00.000Z"}', $8)`,
    [
      id,
      orderId,
      name,
      recipient,
      channel,
      language,
      keys.seal(`notices.address:${id}`, channel === 'sms' ? '13000000000' : `${name}@reader.example`),
      noticeRow(name).lists === undefined ? null : keys.sealJson(`notices.items:${id}`, items),
    ],
  );
  return id;
}

const recipients = Object.keys(channelsOf) as Recipient[];

test('an order that changes mobile and mail of a principal tells the addresses registered so far, without them in clear', async () => {
  const [, , record] = records;
  if (record === undefined) throw new Error('no record');
  await db.query(`update app.settings set value = '"样例云"' where name = 'providerName'`);
  const { actor } = people.partner;
  const act = (call: { event: 'openOrder' | 'saveDraft'; input: unknown } & Record<string, unknown>) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { actor, ...call }));
  const opened = await act({
    event: 'openOrder',
    recordId: record.id,
    websiteId: record.websiteIds[0],
    input: { kind: 'CHANGE_WEBSITE' },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const { orderId: changed } = opened;
  const fields = [
    { field: 'website.principal.mobile', value: '13000012345' },
    { field: 'website.principal.email', value: 'frost@walk.example' },
  ];
  await act({ event: 'saveDraft', orderId: changed, input: { fields } });
  await takeSteps(db, people, record, changed, ['submit']);
  const rows = await db.query<{ id: string; name: string; channel: string; address: Buffer; places: object }>(
    `select id, name, channel, address, places from app.notices where order_id = $1 and name in ('contactChanges', 'submitted') and recipient <> 'partner'
     order by name, channel desc`,
    [changed],
  );
  const address = ({ id, address: sealed }: (typeof rows)[number]) =>
    db.worker.keys.unseal(`notices.address:${id}`, sealed).toString();
  const former = rows.filter(({ name }) => name === 'contactChanges');
  const proposed = rows.filter(({ name }) => name === 'submitted').map(address);
  expect(former.map(({ channel }) => channel)).toEqual(['sms', 'mail']);
  for (const one of former) {
    expect(proposed).not.toContain(address(one));
    expect(JSON.stringify(one.places)).not.toContain(address(one));
    expect(one.places).toMatchObject({
      provider: { providerName: '样例云' },
      about: { domains: [expect.any(String)] },
    });
  }
});

test("a change of the subject's contact tells the subject's former one, and not the website's", async () => {
  const [, record] = records;
  if (record === undefined) throw new Error('no record');
  const { actor } = people.partner;
  const act = (call: { event: 'openOrder' | 'saveDraft'; input: unknown } & Record<string, unknown>) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { actor, ...call }));
  const opened = await act({ event: 'openOrder', recordId: record.id, input: { kind: 'CHANGE_SUBJECT' } });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const fields = [{ field: 'subject.principal.mobile', value: '13000012346' }];
  await act({ event: 'saveDraft', orderId: opened.orderId, input: { fields } });
  await takeSteps(db, people, record, opened.orderId, ['submit']);
  const told = await db.query(
    `select channel from app.notices where order_id = $1 and name = 'contactChanges' and channel = 'sms'`,
    [opened.orderId],
  );
  expect(told).toEqual([{ channel: 'sms' }]);
  await takeSteps(db, people, record, opened.orderId, ['abandon']);
});

test('every notice, language and channel is delivered complete and without personal values', async () => {
  const { actor } = people.partner;
  const [view] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['items'], language: 'zh' }),
  );
  const personal = (view?.items ?? []).flatMap(({ key, now }) =>
    isFieldId(key) && fieldRow(key).personal && !key.startsWith('subject.') ? (now ?? []) : [],
  );
  // At least name, ID number, mobile, office phone and mail.
  expect(personal.length).toBeGreaterThanOrEqual(5);
  const work = testWorkerContext(db, { ...gateways.settings, ORDER_URL: 'https://filing.example/orders' });
  let sent = 0;
  for (const name of Object.keys(notices) as NoticeName[])
    for (const recipient of recipients.filter((one) => (one === 'formerContact') === (name === 'contactChanges')))
      for (const channel of channelsOf[recipient])
        for (const language of ['zh', 'en'] as const) {
          await deliverNotice(work, { noticeId: await write(name, recipient, channel, language) }, null);
          sent += 1;
        }
  expect(gateways.mails.length + gateways.messages.length).toBe(sent);
  const number = view?.number ?? '?';
  for (const mail of gateways.mails) {
    const parts = partsOf(mail);
    expect(Object.keys(parts)).toEqual(['text/plain', 'text/html']);
    expect(mail.raw).toContain('Content-Type: multipart/alternative');
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    expect(mail.raw).not.toMatch(/^List-/im);
    for (const part of Object.values(parts)) {
      expect(part).toContain(number);
      expect(part).toContain(`https://filing.example/orders/${number}`);
    }
  }
  for (const { text } of gateways.messages) expect(text).toMatch(/^(【备案审核台】|Beian Desk: )/);
  const all = [...gateways.mails.flatMap((mail) => [mail.raw, ...Object.values(partsOf(mail))])];
  for (const text of [...all, ...gateways.messages.map((sms) => sms.text)])
    expect(personal.filter((value) => text.includes(value))).toEqual([]);
  expect(gateways.mails.some((mail) => (partsOf(mail)['text/plain'] ?? '').includes('请按命名规则修改网站名称'))).toBe(
    true,
  );
  expect(gateways.messages.some(({ text }) => text.includes('请按命名规则'))).toBe(false);
});

test('notices of a partner that chose English are in English', async () => {
  const [, record] = records;
  if (record === undefined) throw new Error('no record');
  await db.query(`update app.partners set language = 'en'`);
  const id = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const rows = await db.query<{ id: string }>('select id from app.notices where order_id = $1', [id]);
  const work = testWorkerContext(db, gateways.settings);
  for (const row of rows) await deliverNotice(work, { noticeId: row.id }, null);
  const text = partsOf(gateways.mails.at(-1) ?? { to: '', raw: '' })['text/plain'];
  expect(text).toMatch(/^Order submitted\n/);
  expect(gateways.messages.at(-1)?.text).toMatch(/^Beian Desk: Order BD/);
  await db.query(`update app.partners set language = 'zh'`);
});

test('a delivery whose answer was lost is repeated with the same id and text', async () => {
  const work = testWorkerContext(db, gateways.settings);
  for (const channel of ['mail', 'sms'] as const) {
    const caught: readonly unknown[] = channel === 'mail' ? gateways.mails : gateways.messages;
    const noticeId = `notice_lapsed_websitePrincipal_${channel}_zh`;
    await db.query('update app.notices set sent_at = null where id = $1', [noticeId]);
    const before = caught.length;
    gateways.loseNextAnswer();
    await expect(deliverNotice(work, { noticeId }, null)).rejects.toThrow();
    await deliverNotice(work, { noticeId }, null);
    expect(caught.length).toBe(before + 2);
  }
  const [one, two] = gateways.mails.slice(-2);
  if (one === undefined || two === undefined) throw new Error('no mails');
  expect(headerOf(one, 'Message-ID')).toBe('<notice_lapsed_websitePrincipal_mail_zh@beian-desk.example>');
  expect(headerOf(two, 'Message-ID')).toBe(headerOf(one, 'Message-ID'));
  expect(partsOf(two)).toEqual(partsOf(one));
  const [first, second] = gateways.messages.slice(-2);
  expect(second).toEqual(first);
});

test('a notice is sent by one worker at a time, without a transaction, and again once that worker is lost', async () => {
  const noticeId = 'notice_lapsed_websitePrincipal_sms_en';
  const work = testWorkerContext(db, gateways.settings);
  const before = gateways.messages.length;
  await db.query(
    `update app.notices set sent_at = null, claimed_until = clock_timestamp() + interval '1 minute' where id = $1`,
    [noticeId],
  );
  await expect(deliverNotice(work, { noticeId }, null)).rejects.toThrow('another worker is sending this notice');
  await db.query(`update app.notices set claimed_until = clock_timestamp() where id = $1`, [noticeId]);
  let open: number | undefined;
  const { sms } = work.ports.channels;
  if (sms === undefined) throw new Error('SMS is off');
  const watched = {
    ...work,
    ports: {
      ...work.ports,
      channels: {
        ...work.ports.channels,
        sms: async (notice: Parameters<typeof sms>[0]) => {
          const [row] = await db.query<{ open: number }>(
            `select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
          );
          open = row?.open;
          await sms(notice);
        },
      },
    },
  };
  await deliverNotice(watched, { noticeId }, null);
  expect([gateways.messages.length - before, open]).toEqual([1, 0]);
});

test('a gateway that is away is retried for a day, then the notice is given up and logged', async () => {
  const [row] = await db.query(
    `select n.id, o.id as job from app.notices n join app.outbox o on o.payload->>'noticeId' = n.id where n.channel = 'sms' and n.sent_at is null limit 1`,
  );
  // No server listens at the test's SMS gateway address.
  const work = testWorkerContext(db);
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

/** A submitted change of the record's website, whose website principal has the given addresses; with the ids of its notices `submitted`. */
async function submitted(addresses: { mobile: string; email: string; messengerId?: string }) {
  const [, record] = records;
  if (record === undefined) throw new Error('no record');
  const open = await db.query<{ id: string }>(
    `select id from app.orders where record_id = $1 and state = 'INITIAL_REVIEW'`,
    [record.id],
  );
  for (const { id } of open) await takeSteps(db, people, record, id, ['abandon']);
  const { actor } = people.partner;
  const act = (call: { event: 'openOrder' | 'saveDraft'; input: unknown } & Record<string, unknown>) =>
    transaction(db.app, actor, (tx) => perform(db.app, tx, { actor, ...call }));
  const { messengerId } = addresses;
  const metadata = messengerId === undefined ? [] : [{ key: 'website.messengerId', value: messengerId }];
  const opened = await act({
    event: 'openOrder',
    recordId: record.id,
    websiteId: record.websiteIds[0],
    input: { kind: 'CHANGE_WEBSITE', metadata },
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const fields = [
    { field: 'website.principal.mobile', value: addresses.mobile },
    { field: 'website.principal.email', value: addresses.email },
  ];
  await act({ event: 'saveDraft', orderId: opened.orderId, input: { fields } });
  await takeSteps(db, people, record, opened.orderId, ['submit']);
  return opened.orderId;
}

/** What the order says of its notices `submitted` to the website principal, once every open delivery has been tried once. */
async function deliverAll(work: ReturnType<typeof testWorkerContext>, id: string) {
  for (;;) {
    const [open] = await db.query<{ id: string; job: string }>(
      `select n.id, o.id as job from app.notices n join app.outbox o on o.payload->>'noticeId' = n.id
       where n.order_id = $1 and n.sent_at is null and n.failed_at is null and o.done_at is null order by n.id limit 1`,
      [id],
    );
    if (open === undefined) break;
    await deliverNotice(work, { noticeId: open.id }, open.job);
  }
  const { actor } = people.partner;
  const [view] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [id], parts: ['notices'], language: 'zh' }),
  );
  const all = view?.notices ?? [];
  return all
    .filter(({ name, recipient }) => name === 'submitted' && recipient === 'websitePrincipal')
    .map(({ channel, address, sentAt, failedAt, fault, faultLabel, tries, triedAt, insteadOf }) => ({
      ...{ channel, address, fault, faultLabel, tries, tried: triedAt !== null },
      ...{ sent: sentAt !== null, failed: failedAt !== null },
      insteadOf: all.find((one) => one.id === insteadOf)?.channel ?? null,
    }));
}
const went = { fault: null, faultLabel: null, tries: 1, tried: true, sent: true, failed: false, insteadOf: null };
const refused = {
  ...went,
  ...{ fault: 'UNKNOWN_ADDRESS', faultLabel: '号码、邮箱或用户不存在，或拒收', sent: false, failed: true },
};

test('a number that the SMS gateway refuses and a mailbox that bounces: the messenger takes over once, and the order says so', async () => {
  gateways.refuse('13000077001');
  gateways.refuse('bounces@reader.example');
  const work = testWorkerContext(db, gateways.settings);
  const id = await submitted({ mobile: '13000077001', email: 'bounces@reader.example', messengerId: 'user-77001' });
  const told = await deliverAll(work, id);
  expect(told).toEqual([
    { ...refused, channel: 'sms', address: '130****7001' },
    { ...refused, channel: 'mail', address: 'b***@reader.example' },
    { ...went, channel: 'messenger', address: 'u*********', insteadOf: expect.stringMatching(/^(sms|mail)$/) },
  ]);
  expect(gateways.templates).toEqual([
    {
      ...{ id: expect.stringMatching(/^notice_/), to: 'user-77001', template: 'submitted', language: 'zh' },
      values: expect.objectContaining({ heading: '订单已提交', order: expect.stringMatching(/^BD/) }),
    },
  ]);
  expect(
    work.lines.filter(({ msg }) => msg === 'a notice cannot be delivered by this channel: it is given up'),
  ).toEqual([expect.objectContaining({ instead: ['messenger'] }), expect.objectContaining({ instead: [] })]);
  expect(JSON.stringify(work.lines)).not.toMatch(/13000077001|bounces@|user-77001/);
});

test('a user whom the messenger does not know: given up too, and nobody is told twice by one channel', async () => {
  gateways.refuse('13000077002');
  gateways.refuse('user-77002');
  const before = gateways.templates.length;
  const work = testWorkerContext(db, gateways.settings);
  const id = await submitted({ mobile: '13000077002', email: 'reads@reader.example', messengerId: 'user-77002' });
  expect(await deliverAll(work, id)).toEqual([
    { ...refused, channel: 'sms', address: '130****7002' },
    { ...went, channel: 'mail', address: 'r***@reader.example' },
    { ...refused, channel: 'messenger', address: 'u*********', insteadOf: 'sms' },
  ]);
  expect(gateways.templates.length).toBe(before);
});

test('a messenger over its limit is tried again; without one, or without an id, a failed SMS has nothing in its place', async () => {
  gateways.refuse('13000077003');
  gateways.overLimit(1);
  const work = testWorkerContext(db, gateways.settings);
  const limited = await submitted({ mobile: '13000077003', email: 'a@reader.example', messengerId: 'user-77003' });
  await expect(deliverAll(work, limited)).rejects.toThrow('the messenger answers 429 RATE_LIMITED');
  expect((await deliverAll(work, limited)).at(-1)).toEqual({
    ...{ ...went, channel: 'messenger', address: 'u*********', insteadOf: 'sms', tries: 2 },
  });
  const { MESSENGER_URL: _, ...without } = gateways.settings;
  const off = await submitted({ mobile: '13000077003', email: 'b@reader.example', messengerId: 'user-77003' });
  expect((await deliverAll(testWorkerContext(db, without), off)).map(({ channel }) => channel)).toEqual([
    'sms',
    'mail',
  ]);
  const unknown = await submitted({ mobile: '13000077003', email: 'c@reader.example' });
  expect((await deliverAll(work, unknown)).map(({ channel }) => channel)).toEqual(['sms', 'mail']);
});
