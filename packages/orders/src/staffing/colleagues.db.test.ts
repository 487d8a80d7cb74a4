import { transaction } from '@beian/database/transaction';
import type { LiveEvent, OrderFilter } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { Absence } from '@beian/domain/work';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  moreRecords,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
  shanghaiRecord,
} from '@beian/testing/fixtures';
import { judgeItems, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEscalationIds, loadOpenEscalations, mayReadEscalations } from '../colleagues/escalations.ts';
import type { PerformOutcome } from '../event/perform-call.ts';

import { listOrderIds } from '../order-list/order-pages.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import { assignOrders } from '../reassign/assign-orders.ts';
import { changeAvailability } from './availability.ts';
import { changeSkills, loadStaff } from './skills.ts';

let db: TestDatabase;
let people: People;
let [one, two, three]: string[] = [];
let shanghai = '';
let [first, second, supervisor]: Actor[] = [];
const HOUR = 3_600_000;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, [...moreRecords(3), shanghaiRecord]);
  people = await seedPeople(db);
  [first, second, supervisor] = [people.reviewers[0].actor, people.reviewers[1].actor, people.supervisor.actor];
  const ids: string[] = [];
  for (const record of records) ids.push(await orderInState(db, people, record as SeededRecord, 'INITIAL_REVIEW'));
  const at = records.findIndex(({ filingNumber }) => filingNumber.startsWith('沪'));
  shanghai = ids.splice(at, 1)[0] ?? '';
  [one, two, three] = ids;
}, 60_000);
afterAll(() => db?.close());

const act = (actor: Actor | undefined, event: LiveEvent, orderId = '', input: unknown = {}, token?: string) =>
  transaction(db.app, actor as Actor, (tx) =>
    perform(db.app, tx, { event, actor: actor as Actor, orderId, input, token }),
  );
const codes = (outcome: PerformOutcome) => (outcome.ok ? ['ok'] : outcome.refusal.reasons.map(({ code }) => code));
const list = (actor: Actor | undefined, filter: OrderFilter) =>
  transaction(db.app, actor as Actor, async (tx) => (await listOrderIds(tx, { actor: actor as Actor, filter })).ids);
const view = async (actor: Actor | undefined, id = '') => {
  const [order] = await transaction(db.app, actor as Actor, (tx) =>
    loadOrders(db.app, tx, {
      actor: actor as Actor,
      ids: [id],
      parts: ['advice', 'escalations', 'actions', 'timeline'],
      language: 'zh',
    }),
  );
  if (order === undefined) throw new Error('no such order');
  return order;
};
const presence = async (actor: Actor | undefined, id: string | undefined, event: LiveEvent) =>
  (await view(actor, id)).actions?.find((action) => action.event === event)?.presence ?? 'HIDDEN';

describe('assignment', () => {
  const assign = (orderIds: string[], staffId: string | null, key: string, actor = supervisor) =>
    assignOrders(db.app, { actor: actor as Actor, orderIds, staffId, key });

  test('bulk assignment decides each order separately, and the same key assigns nothing again', async () => {
    await transaction(db.app, supervisor as Actor, (tx) =>
      changeSkills(db.app, tx, {
        actor: supervisor as Actor,
        staffId: second?.id ?? '',
        provinces: ['320000'],
        kinds: [],
        key: 'skills',
      }),
    );
    const wanted = [one ?? '', two ?? '', shanghai, 'order_none'];
    const answered = await assign(wanted, second?.id ?? '', 'many');
    if (!answered.ok) throw new Error('refused whole');
    expect(answered.results.map(({ orderId, outcome }) => [orderId, ...codes(outcome)])).toEqual([
      [one, 'ok'],
      [two, 'ok'],
      [shanghai, 'PROVINCE_NOT_TAKEN'],
      ['order_none', 'ORDER_NOT_FOUND'],
    ]);
    expect(await assign(wanted, second?.id ?? '', 'many')).toEqual(answered);
    expect(await assign(wanted, null, 'many')).toMatchObject({ refusal: { code: 'KEY_REUSED' } });
    // Two concurrent calls with one key: one is refused as a whole and has assigned nothing.
    const both = await Promise.all([
      assign([three ?? ''], first?.id ?? '', 'at once'),
      assign([three ?? ''], second?.id ?? '', 'at once'),
    ]);
    expect(both.filter((outcome) => !outcome.ok)).toMatchObject([{ refusal: { code: 'KEY_REUSED' } }]);
    await assign([three ?? ''], null, 'back');
    const events = await db.query(`select input from app.order_events where event = 'assign' and order_id <> $1`, [
      three,
    ]);
    expect(events).toEqual([
      { input: { staff: second?.name, staffId: second?.id } },
      { input: { staff: second?.name, staffId: second?.id } },
    ]);
    expect(await assign([], null, 'none')).toMatchObject({ refusal: { code: 'INVALID_INPUT' } });
  });

  const available = (cap: number | null, absence: Absence | Absence[] | null, key: string, by = supervisor) =>
    transaction(db.app, by as Actor, (tx) =>
      changeAvailability(db.app, tx, {
        actor: by as Actor,
        staffId: first?.id ?? '',
        cap,
        absences: [absence ?? []].flat(),
        key,
      }),
    );
  const firstOfStaff = async () =>
    (await transaction(db.app, supervisor as Actor, (tx) => loadStaff(db.app, tx, supervisor as Actor))).find(
      ({ id }) => id === first?.id,
    );
  const given = async (orderIds: string[], key: string) => {
    const answered = await assign(orderIds, first?.id ?? '', key);
    return answered.ok ? answered.results.map(({ outcome }) => codes(outcome)[0]) : [answered.refusal.code];
  };

  test('nobody gets more orders than their cap, even from concurrent calls; a raised cap allows more', async () => {
    expect(await available(1, null, 'cap')).toEqual({ ok: true });
    const both = await Promise.all([given([three ?? ''], 'cap a'), given([shanghai], 'cap b')]);
    expect(both.flat().toSorted()).toEqual(['CAP_REACHED', 'ok']);
    expect(await firstOfStaff()).toMatchObject({ cap: 1, assigned: 1, away: false });
    const [left] = [three ?? '', shanghai].filter((_, at) => both[at]?.[0] !== 'ok');
    await available(2, null, 'cap 2');
    expect(await given([left ?? ''], 'cap c')).toEqual(['ok']);
    await assign([three ?? '', shanghai], null, 'cap back');
    await available(null, null, 'no cap');
  });

  test('nobody is assigned orders during an absence (days in Shanghai), and their orders are listed to be moved', async () => {
    expect(await given([three ?? ''], 'before absence')).toEqual(['ok']);
    const absence = { from: '2026-11-24', until: '2026-11-24' };
    await available(null, absence, 'away');
    expect(await firstOfStaff()).toMatchObject({ absences: [absence], away: true, assigned: 1, toMove: 1 });
    expect(await given([shanghai], 'while away')).toEqual(['ASSIGNEE_AWAY']);
    await db.travel('2026-11-25T00:00:00+08:00');
    expect(await firstOfStaff()).toMatchObject({ absences: [], away: false });
    expect(await given([shanghai], 'again there')).toEqual(['ok']);
    await assign([three ?? '', shanghai], null, 'away back');
    await available(null, null, 'there');
  });

  test('only supervisors change caps and absences, which are validated and audited', async () => {
    const refused = (outcome: Awaited<ReturnType<typeof available>>) => (outcome.ok ? 'ok' : outcome.refusal.code);
    expect(refused(await available(1, null, 'cap by a reviewer', first))).toBe('NOT_POSSIBLE');
    expect(refused(await available(0, null, 'zero'))).toBe('INVALID_INPUT');
    expect(refused(await available(null, { from: '2026-12-02', until: '2026-12-01' }, 'turned'))).toBe('INVALID_INPUT');
    expect(refused(await available(null, { from: '2026-02-30', until: '2026-03-01' }, 'no day'))).toBe('INVALID_INPUT');
    const audited = await db.query(
      `select outcome, details from app.audit where action = 'changeAvailability' order by at desc, id desc limit 2`,
    );
    expect(audited.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  });

  test('only supervisors assign; the queue can be filtered by assignee; claiming by hand stays possible', async () => {
    expect(await presence(first, one, 'assign')).toBe('HIDDEN');
    const refused = await assign([three ?? ''], first?.id ?? '', 'by a reviewer', first);
    expect(refused.ok && codes(refused.results[0]?.outcome as PerformOutcome)).toEqual(['NOT_POSSIBLE_NOW']);
    expect((await list(second, { assignee: 'ME' })).toSorted()).toEqual([one, two].toSorted());
    expect(await list(first, { assignee: 'NOBODY', stage: 'INITIAL' })).toContain(three);
    expect(await list(people.partner.actor, { assignee: 'NOBODY' })).toEqual([]);
    expect((await view(first, one)).assignee).toEqual({ id: second?.id, name: second?.name, mine: false });
    expect(codes(await act(first, 'claim', one))).toEqual(['ok']);
    expect(codes(await act(supervisor, 'release', one))).toEqual(['ok']);
    expect(codes(await act(supervisor, 'assign', one, { staffId: people.administrator.actor.id }))).toEqual([
      'NO_SUCH_REVIEWER',
    ]);
    expect(codes(await act(supervisor, 'assign', one, { staffId: null }))).toEqual(['ok']);
    expect(codes(await act(supervisor, 'assign', one, { staffId: null }))).toEqual(['ASSIGNED_ALREADY']);
  });
});

describe('advice', () => {
  test('a question is sealed, visible to the colleague asked, and answered once', async () => {
    const ask = { staffId: second?.id, question: '主体名称与证件不一致，可否通过？' };
    expect(codes(await act(first, 'requestAdvice', one, { ...ask, staffId: first?.id }))).toEqual(['ASKS_ONESELF']);
    expect(codes(await act(first, 'requestAdvice', one, ask))).toEqual(['ok']);
    expect(await list(second, { flag: 'ADVICE_ASKED' })).toEqual([one]);
    expect(await list(first, { flag: 'ADVICE_ASKED' })).toEqual([]);
    expect((await view(second, one)).marks).toEqual(['ADVICE_ASKED']);
    const [asked] = (await view(second, one)).advice ?? [];
    expect(asked).toMatchObject({ question: ask.question, askedName: first?.name, ofName: second?.name, answer: null });
    const [row] = await db.query<{ question: Buffer }>('select question from app.advice');
    expect(row?.question.includes('主体名称')).toBe(false);
    expect(await presence(first, one, 'answerAdvice')).toBe('HIDDEN');
    const answer = { adviceId: asked?.id, answer: '可以，附变更证明' };
    expect(codes(await act(second, 'answerAdvice', one, answer))).toEqual(['ok']);
    expect(codes(await act(second, 'answerAdvice', one, answer))).toContain('ADVICE_STILL_OPEN');
    expect((await view(first, one)).advice?.[0]).toMatchObject({ answer: answer.answer, answeredName: second?.name });
    const { advice } = await view(people.partner.actor, one);
    expect(advice).toBeUndefined();
  });

  test('any supervisor can answer a question to the supervisors', async () => {
    await act(first, 'requestAdvice', two, { staffId: null, question: '如何处理？' });
    expect(await list(second, { flag: 'ADVICE_ASKED' })).toEqual([]);
    expect(await list(supervisor, { flag: 'ADVICE_ASKED' })).toEqual([two]);
    expect(await presence(supervisor, two, 'answerAdvice')).toBe('ENABLED');
    // While the order cannot be answered, the question is not listed; after it is submitted again, it is.
    const { actor } = people.partner;
    expect(codes(await act(actor, 'withdraw', two))).toEqual(['ok']);
    expect(await list(supervisor, { flag: 'ADVICE_ASKED' })).toEqual([]);
    expect(codes(await act(actor, 'submit', two))).toEqual(['ok']);
    expect(await list(supervisor, { flag: 'ADVICE_ASKED' })).toEqual([two]);
  });
});

describe('escalation', () => {
  test('an escalation is listed for supervisors and shown on the order until it is settled or the order is decided', async () => {
    expect(codes(await act(second, 'escalate', two, { reason: 'OTHER' }))).toEqual(['ESCALATION_EXPLAINED']);
    expect(codes(await act(second, 'escalate', two, { reason: 'OTHER', note: '申请人威胁' }))).toEqual(['ok']);
    expect(codes(await act(first, 'escalate', two, { reason: 'RULE_UNCLEAR' }))).toEqual(['NOT_ESCALATED']);
    expect(codes(await act(first, 'escalate', three, { reason: 'SUSPECTED_FORGERY' }))).toEqual(['ok']);
    expect([first, supervisor].map((one) => mayReadEscalations(one as Actor))).toEqual([false, true]);
    const open = () =>
      transaction(db.app, supervisor as Actor, async (tx) =>
        loadOpenEscalations(db.app, tx, { ids: (await listEscalationIds(tx, {})).ids, language: 'zh' }),
      );
    expect((await open()).map(({ orderId, note }) => [orderId, note])).toEqual(
      expect.arrayContaining([
        [two, '申请人威胁'],
        [three, null],
      ]),
    );
    expect(await list(first, { flag: 'ESCALATED' })).toEqual(expect.arrayContaining([two, three]));
    expect(await presence(first, two, 'settleEscalation')).toBe('HIDDEN');
    expect(codes(await act(supervisor, 'settleEscalation', two, { answer: '按规则退回' }))).toEqual(['ok']);
    expect((await view(first, two)).escalations).toMatchObject([{ open: false, answer: '按规则退回' }]);
    // Assigning the order ends its escalation; removing the assignment does not bring it back.
    expect(codes(await act(first, 'escalate', two, { reason: 'RULE_UNCLEAR' }))).toEqual(['ok']);
    expect(codes(await act(supervisor, 'assign', two, { staffId: null }))).toEqual(['ok']);
    expect((await open()).map(({ orderId }) => orderId)).toContain(two);
    expect(codes(await act(supervisor, 'assign', two, { staffId: first?.id }))).toEqual(['ok']);
    expect((await open()).map(({ orderId }) => orderId)).toEqual([three]);
    expect(codes(await act(supervisor, 'assign', two, { staffId: null }))).toEqual(['ok']);
    // The other order is decided without an answer to its escalation.
    await act(people.partner.actor, 'withdraw', three);
    expect(await open()).toEqual([]);
    expect((await view(first, three)).escalations).toMatchObject([{ open: false, answer: null }]);
    expect((await view(first, three)).timeline?.map(({ event, detail }) => [event, detail])).toContainEqual([
      'escalate',
      '疑似伪造或冒用',
    ]);
  });
});

describe('calls', () => {
  const missed = { outcome: 'MISSED' };
  const reject = { reasons: [{ code: 'CON-02', item: null }] };

  test('the second call is due an hour after a missed one, and two missed calls allow a rejection for that reason', async () => {
    expect(codes(await act(first, 'logCall', shanghai, missed))).toEqual(['ok']);
    const early = await act(first, 'logCall', shanghai, missed);
    expect(codes(early)).toEqual(['SECOND_CALL_DUE']);
    expect(await presence(first, shanghai, 'logCall')).toBe('DISABLED');
    expect(await list(first, { flag: 'CALL_DUE' })).toEqual([]);
    const { callAgainAt } = await view(first, shanghai);
    // Displayed instants are cut to milliseconds; the row holds microseconds.
    await db.travel(new Date(Date.parse(callAgainAt ?? '') + 1).toISOString());
    expect(await list(first, { flag: 'CALL_DUE' })).toEqual([shanghai]);
    const token = await judgeItems(db, people, shanghai, []);
    expect(codes(await act(first, 'rejectInitialReview', shanghai, reject, token))).toEqual(['UNREACHED_TWICE']);
    expect(codes(await act(first, 'logCall', shanghai, missed))).toEqual(['ok']);
    expect((await view(first, shanghai)).callAgainAt).toBe(null);
    expect(await list(first, { flag: 'CALL_DUE' })).toEqual([]);
    expect(codes(await act(first, 'rejectInitialReview', shanghai, reject, token))).toEqual(['ok']);
  });

  test('a callback within the hour can be logged at once', async () => {
    expect(await presence(first, one, 'logCallback')).toBe('HIDDEN');
    await act(first, 'logCall', one, missed);
    expect(await presence(first, one, 'logCallback')).toBe('ENABLED');
    expect(codes(await act(first, 'logCallback', one, { outcome: 'REACHED' }))).toEqual(['ok']);
    expect(await presence(first, one, 'logCall')).toBe('ENABLED');
    expect((await view(first, one)).callAgainAt).toBe(null);
    await db.travel(HOUR);
    expect(await list(first, { flag: 'CALL_DUE' })).toEqual([]);
  });
});
