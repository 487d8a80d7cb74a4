import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import { perform } from '@beian/orders/perform';
import { raiseAlarm, seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fireTimer, orderInState, timersDue } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadStaffNotices, seeStaffNotices } from './staff-notices.ts';

let db: TestDatabase;
let people: People;
let [first, second, supervisor]: Actor[] = [];
let [one = '', two = '']: string[] = [];
const HOUR = 3_600_000;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(2));
  people = await seedPeople(db);
  [first, second, supervisor] = [people.reviewers[0].actor, people.reviewers[1].actor, people.supervisor.actor];
  for (const record of records.slice(0, 2))
    if (one === '') one = await orderInState(db, people, record as SeededRecord, 'INITIAL_REVIEW');
    else two = await orderInState(db, people, record as SeededRecord, 'SUBMISSION_PENDING');
}, 60_000);
afterAll(() => db?.close());

const act = async (actor: Actor | undefined, event: LiveEvent, orderId: string, input: unknown = {}) => {
  // Notices are told apart by their time.
  await db.travel(1000);
  const outcome = await transaction(db.app, actor as Actor, (tx) =>
    perform(db.app, tx, { event, actor: actor as Actor, orderId, input }),
  );
  expect(outcome).toMatchObject({ ok: true });
};
const read = (actor: Actor | undefined) =>
  transaction(db.app, actor as Actor, (tx) => loadStaffNotices(tx, actor as Actor, 'en'));
const noticesOf = async (actor: Actor | undefined) => (await read(actor)) ?? { unread: 0, notices: [] };
const kindsOf = async (actor: Actor | undefined) => (await noticesOf(actor)).notices.map(({ kind }) => kind);
const see = (actor: Actor | undefined, until: string) =>
  transaction(db.app, actor as Actor, (tx) => seeStaffNotices(tx, actor as Actor, until));
const numberOf = async (id: string) => (await db.query('select number from app.orders where id = $1', [id]))[0]?.number;

test('an assignment is told to the person, not to whoever assigned, until the order is given to another', async () => {
  await act(supervisor, 'assign', one, { staffId: first?.id });
  expect(await noticesOf(first)).toMatchObject({
    unread: 1,
    notices: [
      {
        kind: 'ASSIGNED',
        orderId: one,
        unread: true,
        text: `${supervisor?.name} assigned order ${await numberOf(one)} to you`,
      },
    ],
  });
  expect(await kindsOf(second)).toEqual([]);
  expect(await kindsOf(supervisor)).toEqual([]);
  await act(supervisor, 'assign', one, { staffId: second?.id });
  expect(await kindsOf(first)).toEqual([]);
  await act(supervisor, 'assign', one, { staffId: first?.id });
});

test('a question is told to the colleague until it is answered, and its answer to whoever asked', async () => {
  await act(first, 'requestAdvice', one, { staffId: second?.id, question: 'Is it so?' });
  expect(await kindsOf(second)).toEqual(['ASKED']);
  expect(await kindsOf(first)).not.toContain('ASKED');
  const [advice] = await db.query('select id from app.advice');
  await act(second, 'answerAdvice', one, { adviceId: advice?.id, answer: 'Yes' });
  expect(await kindsOf(second)).toEqual([]);
  expect((await kindsOf(first))[0]).toBe('ANSWERED');
  await act(first, 'requestAdvice', one, { staffId: null, question: 'And now?' });
  expect(await kindsOf(supervisor)).toEqual(['ASKED']);
});

test('an escalation is told to supervisors with its reason until it is settled, then to whoever escalated', async () => {
  await act(first, 'escalate', one, { reason: 'RULE_UNCLEAR' });
  const [notice] = (await noticesOf(supervisor)).notices;
  expect(notice).toMatchObject({ kind: 'ESCALATED', text: expect.stringContaining('The rules do not settle it') });
  expect(await kindsOf(second)).toEqual([]);
  await act(supervisor, 'settleEscalation', one, { answer: 'Pass it' });
  expect(await kindsOf(supervisor)).toEqual(['ASKED']);
  expect((await kindsOf(first))[0]).toBe('SETTLED');
});

test('an order that a colleague sends back is told to the person whose initial approval it had', async () => {
  const [approval] = await db.query(
    `select actor_id as id from app.order_events where order_id = $1 and event = 'approveInitialReview'`,
    [two],
  );
  const approver = people.reviewers.find(({ actor }) => actor.id === approval?.id)?.actor;
  await act(supervisor, 'reopen', two);
  expect((await noticesOf(approver)).notices[0]).toMatchObject({ kind: 'SENT_BACK', orderId: two });
});

test('50, 75 and 100 per cent of the time are told to whoever has the order, and what is late to supervisors', async () => {
  for (let left = 200; left > 0; left -= 1) {
    for (const id of await timersDue(db.worker, 0)) await fireTimer(db.worker, id);
    if ((await db.query(`select 1 from app.order_events where order_id = $1 and event = 'breach'`, [one])).length > 0)
      break;
    await db.travel(HOUR);
  }
  const own = (await noticesOf(first)).notices.filter(({ orderId, kind }) => orderId === one && /DUE/.test(kind));
  expect(own.map(({ kind, text }) => [kind, /\d+ %/.exec(text)?.[0]])).toEqual([
    ['OVERDUE', undefined],
    ['DUE', '75 %'],
    ['DUE', '50 %'],
  ]);
  const seen = (await noticesOf(supervisor)).notices.filter(({ kind }) => kind === 'OVERDUE' || kind === 'DUE');
  expect(seen.map(({ kind }) => kind)).toContain('OVERDUE');
  expect(seen.map(({ kind }) => kind)).not.toContain('DUE');
});

test('a connection that needs a person is told to supervisors and administrators, once for as long as it does', async () => {
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [bureau] = await db.query('select id from app.bureaus');
  const raise = (zh: string, en: string) =>
    transaction(db.worker, system('bureau'), (tx) => raiseAlarm(tx, bureau?.id, bilingual(zh, en)));
  await raise('应答不明', 'The answer is unclear');
  const [notice] = (await noticesOf(supervisor)).notices;
  expect(notice).toMatchObject({
    kind: 'BUREAU',
    bureauId: bureau?.id,
    text: expect.stringMatching(/Jiangsu.*unclear/),
  });
  await db.travel(HOUR);
  await raise('应答不明', 'Still unclear');
  expect((await noticesOf(people.administrator.actor)).notices).toMatchObject([{ kind: 'BUREAU', at: notice?.at }]);
  expect(await kindsOf(second)).not.toContain('BUREAU');
});

test('what was shown is read, for that person alone, and never unread again', async () => {
  const before = await noticesOf(first);
  const [newest, next] = before.notices;
  expect(before.unread).toBe(before.notices.length);
  await see(first, next?.at ?? '');
  expect((await noticesOf(first)).unread).toBe(1);
  await see(first, newest?.at ?? '');
  await see(first, next?.at ?? '');
  expect((await noticesOf(first)).unread).toBe(0);
  expect((await noticesOf(supervisor)).unread).toBeGreaterThan(0);
  // A time to come is taken as now: what happens next is unread.
  await see(first, '2999-01-01T00:00:00.000Z');
  await act(supervisor, 'assign', one, { staffId: null });
  await act(supervisor, 'assign', one, { staffId: first?.id });
  expect((await noticesOf(first)).unread).toBe(1);
});

test('after two weeks notices are gone, and partners have none', async () => {
  const { partner } = people;
  expect(await read(partner.actor)).toBeNull();
  expect(await see(partner.actor, '2026-01-01T00:00:00.000Z')).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
  await db.travel(15 * 24 * HOUR);
  expect(await kindsOf(first)).toEqual([]);
  expect(await kindsOf(supervisor)).toEqual([]);
});
