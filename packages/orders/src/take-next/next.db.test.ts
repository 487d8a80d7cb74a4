import { skipAuditCheck } from '@beian/database/audit';
import { readOnly, system, transaction } from '@beian/database/transaction';
import { type LiveEvent, reasonsNotOffered } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  moreRecords,
  type People,
  pilotRecord,
  type SeededRecord,
  seedPeople,
  seedRecords,
  shanghaiRecord,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heartbeat } from '../colleagues/heartbeat.ts';
import { listSkipIds, loadSkips, mayReadSkips } from '../colleagues/skips.ts';
import { deleteStaleDrafts, loadDeskDrafts, saveDeskDraft } from '../draft/desk-drafts.ts';
import { findFacts } from '../facts/facts.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import { changeSkills } from '../staffing/skills.ts';
import { pickNext, updateHandlingTimes } from './next-sql.ts';
import { previewNext, takeNext } from './take-next.ts';

let db: TestDatabase;
let people: People;
let first: Actor;
let second: Actor;
/** One order in each offered state and in one that is not offered; the first in Shanghai, the SMS return in Tianjin. */
const orders = new Map<OrderState, string>();
const inJiangsu: readonly OrderState[] = [
  'PHOTO_REVIEW',
  'SUBMISSION_PENDING',
  'UPLOAD_FAILED',
  'BUREAU_REJECTED',
  'SUBMITTING',
];
const HOUR = 3_600_000;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, [...moreRecords(inJiangsu.length), shanghaiRecord, pilotRecord]);
  people = await seedPeople(db);
  [first, second] = [people.reviewers[0].actor, people.reviewers[1].actor];
  const account = { ispId: '320000000999', userName: 'test', password: 'test', wsdl: 'http://127.0.0.1:1/?wsdl' };
  for (const province of ['320000', '120000', '310000']) await seedConnection(db.worker, { ...account, province });
  const walk = async (sign: string, at: number, state: OrderState) => {
    const record = records.filter(({ filingNumber }) => filingNumber.startsWith(sign))[at] as SeededRecord;
    orders.set(state, await orderInState(db, people, record, state));
  };
  for (const [at, state] of inJiangsu.entries()) await walk('苏', at, state);
  await walk('沪', 0, 'INITIAL_REVIEW');
  await walk('津', 0, 'SMS_RETURNED');
}, 60_000);
afterAll(() => db?.close());

const id = (state: OrderState): string => orders.get(state) ?? '';
let keys = 0;
const next = (actor: Actor, key = `next-${keys++}`) =>
  transaction(db.app, actor, (tx) => takeNext(db.app, tx, { actor, key, parts: [], language: 'en' }));
const act = (actor: Actor, event: LiveEvent, orderId: string, input: unknown = {}, token?: string) =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input, token }));
const skills = (by: Actor, staffId: string, provinces: string[], kinds: ('CHANGE_SUBJECT' | 'CHANGE_WEBSITE')[] = []) =>
  transaction(db.app, by, (tx) =>
    changeSkills(db.app, tx, { actor: by, staffId, provinces, kinds, key: `skills-${keys++}` }),
  );
const assign = (staffId: string | null, orderId: string) =>
  act(people.supervisor.actor, 'assign', orderId, { staffId });
/** Absent on a single day, this many days from today. */
const away = (staffId: string, days: number) =>
  db.query(
    `update app.staff set absent = datemultirange(daterange(day, day, '[]'))
     from (select (app.now() at time zone 'Asia/Shanghai')::date + $2::int as day) d where id = $1`,
    [staffId, days],
  );
const due = (state: OrderState, within: string) =>
  db.query(`update app.orders set due_at = app.now() + $2::interval where state = $1`, [state, within]);
const free = () => db.query('update app.orders set lease_holder = null, lease_holder_name = null, lease_until = null');
/** Everything that the statement would pick, one after the other, without claiming any of it. */
const offeredTo = (actor: Actor): Promise<string[]> =>
  transaction(db.app, actor, async (tx) => {
    skipAuditCheck(tx);
    const found: string[] = [];
    for (let more = true; more; ) {
      const picked = await pickNext(tx, actor.id, found);
      more = picked !== undefined;
      if (picked !== undefined) found.push(picked.id);
    }
    return found;
  });
const judgedFor = (actor: Actor): Promise<string[]> =>
  transaction(db.app, actor, async (tx) => {
    const facts = await findFacts(tx, [...orders.values()]);
    return [...facts].filter(([, hand]) => reasonsNotOffered(hand.facts, actor).length === 0).map(([one]) => one);
  });
const tokenOf = async (actor: Actor, orderId: string): Promise<string> => {
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: [], language: 'en' }),
  );
  return order?.lease?.token ?? '';
};

describe('what is offered', () => {
  test('the statement picks exactly what the guards allow, for every caller and setting', async () => {
    await free();
    const tried: [string, () => Promise<unknown>][] = [
      ['no limits', async () => undefined],
      ['Shanghai alone', () => skills(people.supervisor.actor, first.id, ['310000'])],
      ['Jiangsu and Tianjin', () => skills(people.administrator.actor, first.id, ['320000', '120000'])],
      ['another kind', () => skills(people.supervisor.actor, first.id, [], ['CHANGE_SUBJECT'])],
      ['this kind', () => skills(people.supervisor.actor, first.id, [], ['CHANGE_WEBSITE'])],
      ['a team of one', () => db.query(`update app.settings set value = 'false' where name = 'fourEyes'`)],
      ['four eyes again', () => db.query(`update app.settings set value = 'true' where name = 'fourEyes'`)],
      ['a bureau is stopped', () => db.query(`update app.bureaus set stopped = '{"zh": "停", "en": "off"}'`)],
      ['it works again', () => db.query('update app.bureaus set stopped = null')],
      ['one is the second’s', () => assign(second.id, id('PHOTO_REVIEW'))],
      ['who has left', () => db.query('update app.staff set active = false where id = $1', [second.id])],
      ['and come back', () => db.query('update app.staff set active = true where id = $1', [second.id])],
      ['who is away', () => away(second.id, 0)],
      ['who will be', () => away(second.id, 1)],
      ['the first is away', () => away(first.id, 0)],
      ['and back', () => away(first.id, 1)],
      ['who takes it on no more', () => skills(people.supervisor.actor, second.id, ['310000'])],
      [
        'who reviews no more',
        () => db.query(`update app.staff set roles = '{administrator}', provinces = '{}' where id = $1`, [second.id]),
      ],
      ['and does again', () => db.query(`update app.staff set roles = '{reviewer}' where id = $1`, [second.id])],
      ['it is overdue', () => due('PHOTO_REVIEW', '-1 second')],
      ['it is not', () => due('PHOTO_REVIEW', '1 hour')],
      [
        'one is the first’s, who approved it',
        () => db.query('update app.orders set assignee = $1 where id = $2', [first.id, id('UPLOAD_FAILED')]),
      ],
      ['one is escalated', () => act(first, 'escalate', id('INITIAL_REVIEW'), { reason: 'RULE_UNCLEAR' })],
      [
        'a supervisor has spoken',
        () => act(people.supervisor.actor, 'settleEscalation', id('INITIAL_REVIEW'), { answer: '照此办理' }),
      ],
      ['taken back', () => assign(null, id('PHOTO_REVIEW'))],
      ['that, too', () => assign(null, id('UPLOAD_FAILED'))],
      ['somebody holds one', () => act(second, 'claim', id('PHOTO_REVIEW'))],
    ];
    const seen: number[] = [];
    for (const [about, change] of tried) {
      await change();
      // A person who has left does not ask.
      const there = [first, second, people.supervisor.actor].filter(
        (one) => about !== 'who has left' || one !== second,
      );
      for (const actor of there) {
        const offered = await offeredTo(actor);
        expect(offered.toSorted(), `${about}: ${actor.name}`).toEqual((await judgedFor(actor)).toSorted());
        if (actor === first) seen.push(offered.length);
      }
    }
    // The first reviewer approved all orders, so with four eyes only orders that need no push remain.
    expect(seen).toEqual([2, 1, 1, 0, 2, 6, 2, 2, 2, 1, 2, 1, 2, 1, 0, 1, 2, 2, 1, 2, 1, 1, 0, 1, 2, 2, 1]);
    expect(await offeredTo(second)).not.toContain(id('SUBMITTING'));
    await free();
  });

  test('an order that is not offered is refused with a reason when claimed by hand', async () => {
    await skills(people.supervisor.actor, first.id, ['320000']);
    const outcome = await act(first, 'claim', id('INITIAL_REVIEW'));
    expect(outcome).toMatchObject({
      refusal: {
        code: 'GUARD_FAILED',
        reasons: [{ code: 'PROVINCE_NOT_TAKEN', message: { en: expect.stringContaining('Shanghai') } }],
      },
    });
    await skills(people.supervisor.actor, first.id, []);
  });

  test('only supervisors change skills, and changes are audited', async () => {
    expect(await skills(first, first.id, ['320000'])).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
    expect(await skills(people.supervisor.actor, first.id, ['999999'])).toMatchObject({
      refusal: { reasons: [{ field: 'provinces' }] },
    });
    const rows = await db.query(
      `select outcome, details from app.audit where action = 'changeSkills' and target = $1 order by id desc limit 2`,
      [first.id],
    );
    expect(rows).toEqual([
      { outcome: 'refused', details: { code: 'INVALID_INPUT' } },
      { outcome: 'refused', details: { code: 'NOT_POSSIBLE' } },
    ]);
  });
});

describe('sequence of the offers', () => {
  test('the greatest risk first: time left minus the usual time of the stage; ties by age', async () => {
    await free();
    const at = await db.now();
    // Photos usually take 5 minutes and reviews 15: due 9 minutes later, the review has the greater risk.
    await db.query(`update app.orders set due_at = $1::timestamptz + interval '10 hours'`, [at]);
    await db.query(
      `update app.orders set due_at = $1::timestamptz + interval '60 minutes' where state = 'PHOTO_REVIEW'`,
      [at],
    );
    await db.query(
      `update app.orders set due_at = $1::timestamptz + interval '69 minutes' where state = 'INITIAL_REVIEW'`,
      [at],
    );
    expect((await offeredTo(second)).slice(0, 2)).toEqual([id('INITIAL_REVIEW'), id('PHOTO_REVIEW')]);
    // A tie is broken by the longer waiting time.
    await db.query(
      `update app.orders set due_at = $1::timestamptz + interval '70 minutes' where state = 'INITIAL_REVIEW'`,
      [at],
    );
    await db.query(
      `update app.orders set duty_since = $1::timestamptz - interval '3 hours' where state = 'PHOTO_REVIEW'`,
      [at],
    );
    expect((await offeredTo(second)).slice(0, 2)).toEqual([id('PHOTO_REVIEW'), id('INITIAL_REVIEW')]);
  });

  test('orders assigned to a person come first for them, however late they are due', async () => {
    const order = id('UPLOAD_FAILED');
    expect(await assign(second.id, order)).toMatchObject({ ok: true });
    expect((await offeredTo(second))[0]).toBe(order);
    expect(await offeredTo(people.supervisor.actor)).not.toContain(order);
    const taken = await next(second, 'assigned');
    expect(taken).toMatchObject({ orderId: order, why: [{ en: 'assigned to you' }, {}, {}, {}, {}] });
    await free();
    await assign(null, order);
  });

  test('the preview names what take-next gives afterwards, and claims nothing', async () => {
    const preview = (actor: Actor) =>
      readOnly(db.app, actor, (tx) => previewNext(db.app, tx, { actor, language: 'zh' }));
    const shown = await preview(second);
    expect(shown).toMatchObject({
      ok: true,
      order: { id: id('PHOTO_REVIEW'), kindLabel: '变更网站', provinceName: '江苏省', lease: null },
    });
    expect(await preview(second)).toMatchObject({ order: { id: id('PHOTO_REVIEW') } });
    const taken = await next(second, 'previewed');
    expect(taken).toMatchObject({ orderId: id('PHOTO_REVIEW') });
    expect('why' in shown && 'why' in taken && shown.why.slice(1)).toEqual('why' in taken && taken.why.slice(1));
    await free();
    await db.query(
      `update app.orders set lease_holder = $1, lease_holder_name = '他', lease_until = app.now() + interval '5 minutes'`,
      [first.id],
    );
    expect(await preview(second)).toEqual({ ok: true, order: null, nothing: 'ALL_HELD' });
    expect(await preview(people.administrator.actor)).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
    await free();
  });

  test('take-next gives lease, token and reasons, and the same key takes no other order', async () => {
    const taken = await next(second, 'once');
    expect(taken).toMatchObject({ ok: true, orderId: id('PHOTO_REVIEW') });
    if (!taken.ok || taken.orderId === null) throw new Error('nothing was taken');
    expect(taken.why.map(({ en }) => en)).toEqual([
      expect.stringMatching(/^(1 h|59 min) left$/),
      'usually takes 5 min',
      'you cover Jiangsu',
    ]);
    const { orderId, version, why } = taken;
    expect(await next(second, 'once')).toMatchObject({ orderId, version, why });
    expect(await tokenOf(second, taken.orderId)).not.toBe('');
    expect(await next(second)).toMatchObject({ orderId: id('INITIAL_REVIEW') });
    const [event] = await db.query(
      `select event, actor_id from app.order_events where order_id = $1 order by seq desc limit 1`,
      [taken.orderId],
    );
    expect(event).toEqual({ event: 'claim', actor_id: second.id });
    await free();
  });

  test('the reason for no offer: held by others, outside the skills, or only one’s own approvals', async () => {
    await db.query(
      `update app.orders set lease_holder = $1, lease_holder_name = '他', lease_until = app.now() + interval '5 minutes'`,
      [second.id],
    );
    expect(await next(first)).toEqual({ ok: true, orderId: null, nothing: 'ALL_HELD' });
    await free();
    await skills(people.supervisor.actor, first.id, ['110000']);
    expect(await next(first)).toEqual({ ok: true, orderId: null, nothing: 'NOT_AMONG_SKILLS' });
    await away(first.id, 0);
    expect(await next(first)).toEqual({ ok: true, orderId: null, nothing: 'AWAY' });
    await away(first.id, 1);
    await skills(people.supervisor.actor, first.id, ['120000']);
    expect(await next(first)).toEqual({ ok: true, orderId: null, nothing: 'PASSED_OVER' });
    await skills(people.supervisor.actor, first.id, []);
    expect(await next(people.administrator.actor)).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
  });

  test('handling is timed from claim to decision, once there are enough decisions', async () => {
    await transaction(db.worker, { kind: 'system', id: 'clock', roles: ['clock'], name: 'clock' }, updateHandlingTimes);
    const rows = await db.query<{ duty: string; decisions: number }>(
      'select duty, decisions from app.handling_times order by duty',
    );
    // Pushes were made without a claim; reviews and photos were claimed.
    expect(rows.map(({ duty }) => duty)).toEqual(['initialReview', 'photoReview']);
    const riskOf = async () =>
      transaction(db.app, second, async (tx) => {
        skipAuditCheck(tx);
        return (await pickNext(tx, second.id, []))?.handlingMs;
      });
    expect(await riskOf()).toBe(300_000);
    await db.query(`update app.handling_times set median_ms = 21600000, decisions = 20 where duty = 'photoReview'`);
    expect(await riskOf()).toBe(21_600_000);
    await db.query('delete from app.handling_times');
  });
});

describe('skipping', () => {
  test('a skipped order is not offered to this person until time passes or it changes; others get it; supervisors see why', async () => {
    await free();
    const order = id('PHOTO_REVIEW');
    expect(await act(second, 'skip', order, { reason: 'OTHER' })).toMatchObject({
      refusal: { reasons: [{ code: 'SKIP_EXPLAINED' }] },
    });
    expect(await act(second, 'skip', order, { reason: 'OTHER', note: '照片里的人是我的亲属' })).toMatchObject({
      ok: true,
    });
    expect(await offeredTo(second)).not.toContain(order);
    expect(await offeredTo(first)).toContain(order);
    const skips = await transaction(db.app, people.supervisor.actor, async (tx) =>
      loadSkips(db.app, tx, { ids: (await listSkipIds(tx, {})).ids, language: 'zh' }),
    );
    expect(skips).toMatchObject([
      { orderId: order, staffName: second.name, reasonLabel: '其他', note: '照片里的人是我的亲属' },
    ]);
    expect([first, people.supervisor.actor].map(mayReadSkips)).toEqual([false, true]);
    const [event] = await db.query(`select input from app.order_events where order_id = $1 and event = 'skip'`, [
      order,
    ]);
    expect(event).toEqual({ input: { reason: 'OTHER' } });
    await db.query('update app.orders set version = version + 1 where id = $1', [order]);
    expect(await offeredTo(second)).toContain(order);
    await act(second, 'skip', order, { reason: 'CANNOT_READ' });
    expect(await offeredTo(second)).not.toContain(order);
    await db.travel(4 * HOUR + 1000);
    expect(await offeredTo(second)).toContain(order);
  });

  test('skipping releases the lease, and is refused while somebody else holds the order', async () => {
    const order = id('INITIAL_REVIEW');
    await act(second, 'claim', order);
    expect(await act(first, 'skip', order, { reason: 'CANNOT_READ' })).toMatchObject({
      refusal: { code: 'LEASE_LOST' },
    });
    await act(second, 'skip', order, { reason: 'CANNOT_READ' });
    expect(await tokenOf(second, order)).toBe('');
  });
});

describe('a lost lease', () => {
  test('a late heartbeat names the current holder, and the typed text is kept for its author only', async () => {
    const order = id('INITIAL_REVIEW');
    await act(first, 'claim', order);
    const old = await tokenOf(first, order);
    const save = (actor: Actor, body: string) =>
      transaction(db.app, actor, (tx) => saveDeskDraft(db.app, tx, { actor, orderId: order, body }));
    const read = async (actor: Actor) =>
      (await transaction(db.app, actor, (tx) => loadDeskDrafts(db.app, tx, actor, [order]))).get(order)?.body;
    expect(await save(first, '{"note":"请补充"}')).toEqual({ ok: true });
    await db.travel(5 * 60_000 + 1000);
    await act(second, 'claim', order);
    const late = await transaction(db.app, first, (tx) => heartbeat(tx, first, order, old));
    expect(late).toMatchObject({
      refusal: { code: 'LEASE_LOST', reasons: [{ message: { zh: expect.stringContaining(second.name) } }] },
    });
    expect(await read(first)).toBe('{"note":"请补充"}');
    expect(await read(second)).toBeUndefined();
    const [stored] = await db.query<{ body: Buffer }>('select body from app.desk_drafts');
    expect(stored?.body.includes('请补充')).toBe(false);
    expect(await save(first, '')).toEqual({ ok: true });
    expect(await read(first)).toBeUndefined();
    expect(await save(people.partner.actor, 'x')).toMatchObject({ refusal: { code: 'NOT_POSSIBLE' } });
  });

  test('drafts of finished orders and drafts untouched for a month are deleted', async () => {
    const save = (actor: Actor, orderId: string) =>
      transaction(db.app, actor, (tx) => saveDeskDraft(db.app, tx, { actor, orderId, body: 'x' }));
    const clean = () => transaction(db.worker, system('clock'), deleteStaleDrafts);
    const left = async () =>
      (await db.query<{ order_id: string }>('select order_id from app.desk_drafts')).map((row) => row.order_id);
    const [early, late, done] = [id('INITIAL_REVIEW'), id('SMS_RETURNED'), id('BUREAU_REJECTED')];
    await save(first, early);
    await db.travel(29 * 24 * HOUR);
    await save(second, late);
    await save(first, done);
    await act(people.supervisor.actor, 'sendBack', done, { reasons: [{ code: 'WEB-01', item: 'website.name' }] });
    expect(await act(people.partner.actor, 'abandon', done)).toMatchObject({ ok: true });
    expect(await clean()).toBe(1);
    await db.travel(25 * HOUR);
    expect(await clean()).toBe(1);
    expect(await left()).toEqual([late]);
  });
});
