import { calendarInForce, readCalendarNow } from '@beian/database/calendar';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { addSpan } from '@beian/domain/calendar';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { applyCalendar } from '@beian/orders/due-moves';
import { readNotice } from '@beian/orders/notices';
import { perform } from '@beian/orders/perform';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  ISP_ID,
  moreRecords,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { steps, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeAnswer } from '../answers/answers.ts';
import { seedConnection } from '../connections/seed-connection.ts';
import { countRectifications } from './counts.ts';
import { notifyRectifications } from './notify.ts';
import { loadRectifications, type RectificationQuery } from './rectification-pages.ts';
import { handleRectification, linkRectification, setRectificationDue } from './steps.ts';
import { type BureauNoticeEntry, storeBureauNotice } from './store-notice.ts';

let db: TestDatabase;
let people: People;
let seeded: readonly SeededRecord[];
let bureauId: string;
beforeAll(async () => {
  // Wednesday, 10:00 in Shanghai; the calendar is loaded up to the next day.
  db = await testDatabase({ at: '2026-12-30T02:00:00Z' });
  seeded = await seedRecords(db, moreRecords(8));
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  ({ bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' }));
});
afterAll(() => db?.close());

const record = (place: number): SeededRecord => {
  const found = seeded[place];
  if (found === undefined) throw new Error('no record');
  return found;
};
let nth = 0;
/** Stores a notice as if it came in a file of its own; returns its id. */
const receive = (entry: BureauNoticeEntry): Promise<string> =>
  transaction(db.worker, system('bureau'), async (tx) => {
    nth += 1;
    const answerId = await storeAnswer(db.worker, tx, bureauId, `notice-${nth}.xml`, Buffer.from(`${nth}`));
    await storeBureauNotice(db.worker, tx, { bureauId, answerId }, entry);
    const { rows } = await tx.client.query<{ id: string }>(
      'select id from app.rectifications order by last_at desc, id desc limit 1',
    );
    return rows[0]?.id ?? '';
  });
const aboutSubject = (place: number, text = '请核实主体信息'): BureauNoticeEntry => ({
  about: 'subject',
  filingNumber: record(place).filingNumber,
  text,
});
const view = async (query: Omit<RectificationQuery, 'actor' | 'language'>, actor: Actor = people.supervisor.actor) =>
  transaction(db.app, actor, (tx) => loadRectifications(db.app, tx, { actor, language: 'zh', ...query }));
const one = async (id: string, actor?: Actor) => (await view({ id }, actor))[0];
const notifyAll = async () => {
  while ((await notifyRectifications(db.worker)) > 0);
};
const eventsOf = async (id: string) =>
  (
    await db.query<{ kind: string }>(
      'select kind from app.partner_events where rectification_id = $1 order by tx, id',
      [id],
    )
  ).map(({ kind }) => kind);

interface Stepped {
  readonly ok: boolean;
  readonly refusal?: {
    readonly reasons: readonly { readonly code: string; readonly message: { readonly zh: string } }[];
  };
}
const step = async (
  work: (ctx: AppContext, tx: Tx, call: { actor: Actor; id: string; key: string }) => Promise<Stepped>,
  id: string,
  actor: Actor = people.supervisor.actor,
) => {
  nth += 1;
  const outcome = await transaction(db.app, actor, (tx) => work(db.app, tx, { actor, id, key: `key-${nth}` }));
  return outcome.refusal?.reasons.map(({ code }) => code) ?? [];
};
const setDay = (id: string, day: string, actor?: Actor) =>
  step((ctx, tx, call) => setRectificationDue(ctx, tx, { ...call, day, note: '通知正文写明' }), id, actor);
const link = (id: string, orderId: string, actor?: Actor) =>
  step((ctx, tx, call) => linkRectification(ctx, tx, { ...call, orderId }), id, actor);
const open = async (place: number, rectificationId?: string, kind = 'CHANGE_WEBSITE') => {
  const { actor } = people.partner;
  return transaction(db.app, actor, (tx) =>
    perform(db.app, tx, {
      event: 'openOrder',
      actor,
      recordId: record(place).id,
      websiteId: record(place).websiteIds[0],
      input: { kind, ...(rectificationId === undefined ? {} : { rectificationId }) },
    }),
  );
};
const opened = async (...call: Parameters<typeof open>) => {
  const outcome = await open(...call);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.orderId;
};
const walkTo = async (orderId: string, place: number, events: readonly LiveEvent[]) => {
  const walk: Walk = { db, people, record: record(place), province: '320000', orderId };
  for (const event of events) await steps[event]?.(walk);
};

test('the end of a working day in SQL is that of the domain', async () => {
  const setting = await transaction(db.app, people.administrator.actor, (tx) => readCalendarNow(tx, false));
  const calendar = await transaction(db.app, people.administrator.actor, (tx) =>
    calendarInForce(db.app, tx, setting.setting),
  );
  const starts = ['2026-02-13T03:00:00Z', '2026-02-14T03:00:00Z', '2026-09-24T17:00:00Z', '2026-12-31T15:59:59Z'];
  for (const start of starts)
    for (const days of [1, 2, 10, 30]) {
      const [row] = await db.query('select app.iso(app.end_of_working_day($1, $2)) as due', [start, days]);
      const { due } = addSpan(calendar, setting.hours, Date.parse(start), { kind: 'wholeWorkingDays', days });
      expect([start, days, row?.due]).toEqual([start, days, new Date(due).toISOString()]);
    }
});

test('a notice is due after ten working days, also when it is repeated; a change of the calendar moves it', async () => {
  const id = await receive(aboutSubject(0));
  expect(await one(id)).toMatchObject({
    state: 'OPEN',
    orderKind: 'CHANGE_SUBJECT',
    recordId: record(0).id,
    partners: [people.partner.actor.name],
    // 31 December, 1 January by its weekday, 4 to 8 and 11 to 13 January.
    dueAt: '2027-01-13T16:00:00.000Z',
    left: { amount: 10, unit: 'WORKING_DAYS', overdue: false },
  });
  await db.travel('2026-12-31T02:00:00Z');
  expect(await receive(aboutSubject(0))).toBe(id);
  expect(await one(id)).toMatchObject({ times: 2, dueAt: '2027-01-13T16:00:00.000Z' });
  const off = (month: string, from: number, to: number, holiday: string) =>
    Array.from({ length: to - from + 1 }, (_, day) => ({
      date: `2027-${month}-${String(from + day).padStart(2, '0')}`,
      kind: 'off',
      holiday,
    }));
  const notice = {
    id: '2027',
    title: '样例：2027年部分节假日安排的通知',
    number: '样例发明电〔2026〕1号',
    published: '2026-12-20',
    url: 'https://notice.example/2027',
    loadedUntil: '2027-12-31',
    days: [...off('01', 1, 3, '元旦'), ...off('02', 5, 11, '春节'), ...off('10', 1, 7, '国庆节')],
  };
  const { actor } = people.administrator;
  const applied = await transaction(db.app, actor, (tx) =>
    applyCalendar(db.app, tx, { actor, change: { notice: JSON.stringify(notice) }, version: 1, key: 'calendar' }),
  );
  expect(applied).toMatchObject({ ok: true });
  expect(await one(id)).toMatchObject({ dueAt: '2027-01-14T16:00:00.000Z' });
});

test('the setting gives later notices other days', async () => {
  await db.query(`update app.settings set value = '"5"' where name = 'rectificationDays'`);
  const id = await receive(aboutSubject(1));
  await db.query(`update app.settings set value = '"10"' where name = 'rectificationDays'`);
  // From 31 December: 4 to 8 January.
  expect(await one(id)).toMatchObject({ dueAt: '2027-01-08T16:00:00.000Z' });
});

test('partners and the principal are told once that a notice came, with personal values masked; other partners see nothing', async () => {
  const text = '负责人手机13912340000停机，请核实';
  const id = await receive(aboutSubject(2, text));
  const stranger = await seedOtherPartner(db);
  await notifyAll();
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received']);
  const sent = await db.query<{ id: string; recipient: string; channel: string }>(
    'select id, recipient, channel from app.notices where rectification_id = $1 order by recipient, channel',
    [id],
  );
  expect(sent.map(({ recipient, channel }) => [recipient, channel])).toEqual([
    ['partner', 'mail'],
    ['subjectPrincipal', 'mail'],
    ['subjectPrincipal', 'sms'],
  ]);
  const letter = await transaction(db.worker, system('clock'), (tx) => readNotice(db.worker, tx, sent[0]?.id ?? ''));
  expect(letter?.content.letter?.items[0]?.reasons[0]?.label).toContain('请核实');
  expect(JSON.stringify(letter?.content)).not.toContain('13912340000');
  const own = await one(id, people.partner.actor);
  expect(own).toMatchObject({ recordId: record(2).id, mayHandle: false });
  expect(own?.text).not.toContain('13912340000');
  expect((await one(id))?.text).toBe(text);
  expect(await one(id, stranger.actor)).toBeUndefined();
  expect(await view({ recordId: record(2).id }, stranger.actor)).toEqual([]);
});

test('a supervisor sets the day that the text names: not in the past, audited, and the partner is told again', async () => {
  const id = await receive(aboutSubject(3));
  await notifyAll();
  expect(await setDay(id, '2026-12-30')).toEqual(['RECTIFICATION_DAY']);
  expect(await setDay(id, '2027-02-30')).toEqual(['RECTIFICATION_DAY']);
  expect(await setDay(id, '2027-01-04', people.reviewers[0].actor)).toEqual(['NOT_POSSIBLE']);
  expect(await setDay(id, '2027-01-04', people.partner.actor)).toEqual(['NOT_POSSIBLE']);
  expect(await setDay(id, '2027-01-04')).toEqual([]);
  expect(await one(id)).toMatchObject({
    dueAt: '2027-01-04T16:00:00.000Z',
    dueDay: '2027-01-04',
    dueNote: '通知正文写明',
    dueName: people.supervisor.actor.name,
  });
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received', 'rectification.received']);
  const audited = await db.query(
    `select outcome, details from app.audit where action = 'setRectificationDue' and target = $1 and outcome = 'done'`,
    [id],
  );
  expect(audited).toMatchObject([{ details: { day: '2027-01-04' } }]);
});

test('an approved order answers its notice and stops the clock; an abandoned one does not', async () => {
  const id = await receive(aboutSubject(4));
  const other = await receive(aboutSubject(5));
  expect(await open(4, other)).toMatchObject({ refusal: { reasons: [{ code: 'NOTICE_OF_OTHER_RECORD' }] } });
  const first = await opened(4, id);
  const refused = await open(4, id);
  const [row] = await db.query<{ number: string }>('select number from app.orders where id = $1', [first]);
  expect(refused).toMatchObject({ refusal: { reasons: [{ code: 'NO_OTHER_OPEN_ORDER' }] } });
  expect(JSON.stringify(refused)).toContain(row?.number);
  expect((await one(id))?.orders).toMatchObject([{ id: first, state: 'DRAFT' }]);
  await walkTo(first, 4, ['abandon']);
  expect(await one(id)).toMatchObject({ state: 'OPEN', openOrderId: null, orders: [{ state: 'ABANDONED' }] });

  const second = await opened(4, id);
  await walkTo(second, 4, ['saveDraft', 'submit', 'approveInitialReview', 'submitPhoto', 'approvePhoto']);
  expect(await one(id)).toMatchObject({ state: 'OPEN', orders: [{ id: first }, { id: second }] });
  await walkTo(second, 4, ['pushToBureau', 'bureauApprove']);
  expect(await one(id)).toMatchObject({
    state: 'ANSWERED',
    left: null,
    mayHandle: false,
    answeredAt: expect.any(String),
  });
  expect(await link(id, second)).toEqual(['ORDER_ENDED']);
  expect(await open(4, id)).toMatchObject({ refusal: { reasons: [{ code: 'NOTICE_NOT_OPEN' }] } });
  expect(await receive(aboutSubject(4))).toBe(id);
  expect(await one(id)).toMatchObject({ state: 'ANSWERED', times: 2 });
});

test('one open order answers two notices of its record, linked by its partner; a reviewer links none', async () => {
  const notices = [await receive(aboutSubject(6)), await receive(aboutSubject(6, '请核实网站信息'))] as const;
  const orderId = await opened(6);
  expect(await one(notices[0], people.partner.actor)).toMatchObject({ openOrderId: orderId, mayLink: true });
  expect(await link(notices[0], orderId, people.reviewers[0].actor)).toEqual(['NOT_POSSIBLE']);
  expect(await link(notices[0], orderId, people.partner.actor)).toEqual([]);
  expect(await link(notices[0], orderId, people.partner.actor)).toEqual([]);
  expect(await link(notices[1], orderId)).toEqual([]);
  const stranger = await seedOtherPartner(db, '第三示例');
  expect(await link(notices[0], orderId, stranger.actor)).toEqual(['ORDER_NOT_FOUND']);
  expect(
    (await view({ orderId }, people.partner.actor)).map(({ orders, mayLink }) => [orders.length, mayLink]),
  ).toEqual([
    [1, false],
    [1, false],
  ]);
});

test('a check and a task are the work of staff: matched, with facts and a due time; no partner sees one or is told', async () => {
  const { filingNumber } = record(1);
  const [site] = await db.query<{ bureau_id: string; subject: string }>(
    'select w.bureau_id, r.bureau_id as subject from app.websites w join app.records r on r.id = w.record_id where w.id = $1',
    [record(1).websiteIds[0]],
  );
  const checkedAt = '2026-12-30 08:00:00';
  const check = await receive({
    about: 'accessUnderReported',
    bureauId: site?.bureau_id,
    facts: { domain: 'a.example', resolvedIp: '192.0.2.1', checkedAt },
    remark: '样例',
  });
  const task = await receive({ about: 'verificationTask', bureauId: site?.subject, facts: { domain: 'a.example' } });
  await notifyAll();
  expect([await eventsOf(check), await eventsOf(task)]).toEqual([[], []]);
  expect(await one(check)).toMatchObject({
    kindLabel: '接入核查：少报',
    state: 'OPEN',
    orderKind: 'NEW_ACCESS',
    recordId: record(1).id,
    websiteId: record(1).websiteIds[0],
    text: '域名：a.example\n域名解析到的 IP：192.0.2.1\n核查时间：2026-12-30 08:00:00',
    remark: '样例',
    left: { overdue: false },
  });
  expect(await one(task)).toMatchObject({ recordId: record(1).id, websiteId: null, identifier: filingNumber });
  expect([await one(check, people.partner.actor), await one(task, people.partner.actor)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(
    await step((ctx, tx, call) => handleRectification(ctx, tx, { ...call, note: '略' }), check, people.partner.actor),
  ).toEqual(['NOT_POSSIBLE']);
  expect(await setDay(task, '2027-01-04')).toEqual([]);
  expect(await one(task)).toMatchObject({ dueDay: '2027-01-04' });
  const orderId = await opened(1);
  expect(await link(check, orderId, people.partner.actor)).toEqual(['NOTICE_NOT_OPEN']);
  expect((await one(task))?.mayLink).toBe(false);
  expect(await link(task, orderId)).toEqual(['NOTICE_TAKES_NO_ORDER']);
  expect(await link(check, orderId)).toEqual([]);
  expect((await one(check))?.orders).toMatchObject([{ id: orderId }]);
});

test('a check that comes again counts once while it is open, and is new work after it was dealt with', async () => {
  const check = (checkedAt: string): BureauNoticeEntry => ({
    about: 'websiteLiveness',
    filingNumber: 'none',
    facts: { checkedAt },
  });
  const first = await receive(check('2026-12-01'));
  expect(await receive(check('2026-12-02'))).toBe(first);
  expect(await one(first)).toMatchObject({ times: 2, recordId: null });
  await step((ctx, tx, call) => handleRectification(ctx, tx, { ...call, note: '已核实' }), first);
  const second = await receive(check('2026-12-03'));
  expect(second).not.toBe(first);
  expect(await one(second)).toMatchObject({ state: 'OPEN', times: 1 });
  expect(await one(first)).toMatchObject({ state: 'HANDLED', times: 2 });
});

test('a notice that comes before its record is matched and told once the record is there', async () => {
  const [site] = await db.query<{ bureau_id: string }>('select bureau_id from app.websites where id = $1', [
    record(7).websiteIds[0],
  ]);
  await db.query(`update app.websites set bureau_id = 'later' where id = $1`, [record(7).websiteIds[0]]);
  const id = await receive({ about: 'website', bureauId: site?.bureau_id, text: '请核实网站' });
  await notifyAll();
  expect([await eventsOf(id), (await one(id))?.recordId]).toEqual([[], null]);
  await db.query('update app.websites set bureau_id = $2 where id = $1', [record(7).websiteIds[0], site?.bureau_id]);
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received']);
  expect(await one(id)).toMatchObject({ recordId: record(7).id, websiteId: record(7).websiteIds[0] });
});

test('a reminder goes out two working days before the due time, and one when it has passed; by day, and not when it is dealt with', async () => {
  const id = await receive(aboutSubject(5, '请核实联系方式'));
  const handled = await receive(aboutSubject(6, '请核实邮箱'));
  await notifyAll();
  await step((ctx, tx, call) => handleRectification(ctx, tx, { ...call, note: '已电话核实' }), handled);
  // Due at 24:00 of 15 January, a Friday: ten working days after 31 December.
  expect(await one(id)).toMatchObject({ dueAt: '2027-01-15T16:00:00.000Z' });
  await db.travel('2027-01-13T00:30:00Z');
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received']);
  await db.travel('2027-01-13T01:00:00Z');
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received', 'rectification.due']);
  expect((await view({ filter: 'DUE_SOON' })).map((each) => each.id)).toContain(id);
  await db.travel('2027-01-15T16:00:01Z');
  expect(await one(id)).toMatchObject({ state: 'OVERDUE', left: { overdue: true } });
  await notifyAll();
  expect(await eventsOf(id)).toHaveLength(2);
  await db.travel('2027-01-18T01:00:00Z');
  await notifyAll();
  expect(await eventsOf(id)).toEqual(['rectification.received', 'rectification.due', 'rectification.overdue']);
  expect(await eventsOf(handled)).toEqual(['rectification.received']);
  const counts = await transaction(db.app, people.supervisor.actor, countRectifications);
  const lists = await Promise.all((['OPEN', 'DUE_SOON', 'OVERDUE'] as const).map((filter) => view({ filter })));
  expect([counts.open, counts.dueSoon, counts.overdue]).toEqual(lists.map(({ length }) => length));
  expect(counts.overdue).toBeGreaterThan(0);
  expect((await view({ filter: 'CLOSED' })).map(({ state }) => state).sort()).toEqual([
    'ANSWERED',
    'HANDLED',
    'HANDLED',
  ]);
});
