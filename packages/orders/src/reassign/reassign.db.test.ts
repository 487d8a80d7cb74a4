import { transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { Absence } from '@beian/domain/work';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perform } from '../perform/perform.ts';
import { changeAvailability } from '../staffing/availability.ts';
import { applyRebalance, type ReassignmentOutcome } from './apply.ts';
import { assignOrders } from './assign-orders.ts';
import { listReassignments } from './list.ts';
import { type PlannedMove, previewRebalance } from './plan.ts';
import { undoReassignment } from './undo.ts';

let db: TestDatabase;
let people: People;
let ids: string[];
let first: Actor;
let second: Actor;
let supervisor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(5));
  people = await seedPeople(db);
  [first, second, supervisor] = [people.reviewers[0].actor, people.reviewers[1].actor, people.supervisor.actor];
  ids = [];
  for (const record of records) ids.push(await orderInState(db, people, record as SeededRecord, 'INITIAL_REVIEW'));
}, 60_000);
afterAll(() => db?.close());

const as = <T>(actor: Actor, work: Parameters<typeof transaction<T>>[2]) => transaction(db.app, actor, work);
const holders = async () =>
  Object.fromEntries(
    (await db.query(`select o.id, o.assignee from app.orders o`)).map(({ id, assignee }) => [id, assignee]),
  );
const preview = (unassigned = false) =>
  as(supervisor, (tx) => previewRebalance(db.app, tx, { actor: supervisor, unassigned }));
const movesOf = (plan: Awaited<ReturnType<typeof preview>>): PlannedMove[] =>
  plan.moves.map(({ orderId, version, from, to, why }) => ({
    orderId,
    version,
    from: from?.id ?? null,
    to: to.id,
    why,
  }));
const away = (actor: Actor, absences: Absence[], key: string, cap: number | null = null) =>
  as(supervisor, (tx) => changeAvailability(db.app, tx, { actor: supervisor, staffId: actor.id, cap, absences, key }));
const act = (actor: Actor, event: LiveEvent, orderId: string, input: unknown = {}) =>
  as(actor, (tx) => perform(db.app, tx, { event, actor, orderId, input }));
const codes = (outcome: ReassignmentOutcome) =>
  outcome.ok
    ? Object.fromEntries(
        outcome.results.map(({ orderId, outcome: one }) => [
          orderId,
          one.ok ? 'ok' : one.refusal.reasons.map(({ code }) => code).join(),
        ]),
      )
    : outcome.refusal.code;
const reassignments = () =>
  as(supervisor, (tx) => listReassignments(tx, { actor: supervisor, language: 'en', first: 10, after: null }));

test('adjacent absences are joined and past ones removed; each invalid one is refused with its reason', async () => {
  const range = (from: string, until: string) => ({ from: `2026-${from}`, until: `2026-${until}` });
  await away(first, [range('12-10', '12-11'), range('11-24', '11-24'), range('12-12', '12-13')], 'several');
  const [row] = await db.query('select absent::text from app.staff where id = $1', [first.id]);
  expect(row?.absent).toBe('{[2026-11-24,2026-11-25),[2026-12-10,2026-12-14)}');
  const refused = async (absences: Absence[], key: string) => {
    const outcome = await away(first, absences, key);
    return outcome.ok ? 'ok' : outcome.refusal.reasons[0]?.message.en;
  };
  expect(await refused([range('12-02', '12-01')], 'turned')).toBe('The days of the absence do not fit together');
  expect(await refused([range('02-30', '03-01')], 'no day')).toBe('The days of the absence do not fit together');
  const days = Array.from({ length: 21 }, (_, nth) => {
    const day = `12-${String(nth + 1).padStart(2, '0')}`;
    return range(day, day);
  });
  // Joined before they are counted: three consecutive weeks are one absence.
  expect(await refused(days, 'on end')).toBe('ok');
  await away(first, [], 'there again');
});

test('the plan is applied exactly as previewed; a second plan moves nothing; undo restores all assignees', async () => {
  await assignOrders(db.app, { actor: supervisor, orderIds: ids, staffId: first.id, key: 'all to the first' });
  await away(first, [{ from: '2026-11-24', until: '2026-11-24' }], 'first away');
  const plan = await preview();
  expect(plan.moves.map(({ from, why }) => [from?.id, why])).toEqual(ids.map(() => [first.id, 'AWAY']));
  // Each says what is left of its time, or how long it is overdue.
  expect(plan.moves.map(({ order }) => order.left?.overdue)).toEqual(ids.map(() => false));
  await db.query(`update app.orders set due_at = app.now() - interval '20 minutes' where id = $1`, [ids[0]]);
  expect((await preview()).moves.find(({ orderId }) => orderId === ids[0])?.order.left).toEqual({
    ...{ amount: 20, unit: 'WORKING_MINUTES', overdue: true },
  });
  await db.query(`update app.orders set due_at = app.now() + interval '1 day' where id = $1`, [ids[0]]);
  const before = await holders();
  const call = { actor: supervisor, moves: movesOf(plan), token: plan.token, key: 'apply' };
  const done = await applyRebalance(db.app, call);
  expect(codes(done)).toEqual(Object.fromEntries(ids.map((id) => [id, 'ok'])));
  expect(await holders()).toEqual({
    ...before,
    ...Object.fromEntries(plan.moves.map(({ orderId, to }) => [orderId, to.id])),
  });
  expect((await preview()).moves).toEqual([]);
  // The same key gives the same answer and no further event.
  const events = () => db.query(`select count(*)::int as n from app.order_events where event = 'assign'`);
  const counted = await events();
  expect(await applyRebalance(db.app, call)).toEqual(done);
  expect(await events()).toEqual(counted);
  // They get it back, away or not, because they had it before.
  const { reassignments: listed } = await reassignments();
  expect(listed.map(({ kind, moves }) => [kind, moves.length])).toEqual([
    ['REBALANCE', ids.length],
    ['ASSIGN', ids.length],
  ]);
  expect(codes(await undoReassignment(db.app, { actor: supervisor, id: listed[0]?.id ?? '', key: 'undo' }))).toEqual(
    Object.fromEntries(ids.map((id) => [id, 'ok'])),
  );
  expect(await holders()).toEqual(before);
  const audited = await db.query(
    `select action, outcome from app.audit where action in ('applyRebalance', 'undoReassignment') order by id`,
  );
  expect(audited).toEqual([
    { action: 'applyRebalance', outcome: 'done' },
    { action: 'undoReassignment', outcome: 'done' },
  ]);
  const [logged] = await db.query(
    `select input from app.order_events where event = 'assign' order by at desc, seq desc limit 1`,
  );
  expect(logged?.input).toEqual({ staff: first.name, staffId: first.id, undoes: listed[0]?.id });
});

test('orders that changed between preview, apply and undo are refused with a reason', async () => {
  const plan = await preview();
  const [taken, given, decided, kept] = plan.moves.map(({ orderId }) => orderId) as [string, string, string, string];
  const to = Object.fromEntries(plan.moves.map((move) => [move.orderId, move.to.id]));
  const stranger = second.id === to[given] ? supervisor.id : second.id;
  await act(first, 'claim', taken);
  await act(supervisor, 'assign', given, { staffId: stranger });
  await act(people.partner.actor, 'withdraw', decided);
  const call = { actor: supervisor, moves: movesOf(plan), token: plan.token, key: 'apply moved' };
  const done = await applyRebalance(db.app, call);
  expect(codes(done)).toMatchObject({
    [taken]: 'HELD_NOW',
    [given]: 'ASSIGNED_SINCE',
    [decided]: 'STALE',
    [kept]: 'ok',
  });
  if (!done.ok) throw new Error('refused whole');
  const others = plan.moves.map(({ orderId }) => orderId).filter((id) => ![taken, given, decided, kept].includes(id));
  // Of the moved orders, one is claimed and released, so it has changed.
  const receiver = [second, supervisor, people.otherSupervisor.actor].find(({ id }) => id === to[kept]) as Actor;
  await act(receiver, 'claim', kept);
  // Without its lease the holder may not; a supervisor may.
  expect(await act(supervisor, 'release', kept)).toMatchObject({ ok: true });
  const undone = await undoReassignment(db.app, { actor: supervisor, id: done.reassignmentId, key: 'undo moved' });
  expect(codes(undone)).toEqual({ [kept]: 'CLAIMED_SINCE', ...Object.fromEntries(others.map((id) => [id, 'ok'])) });
  expect((await holders())[kept]).toBe(to[kept]);
  // In a second undo, orders already returned are left out.
  const again = await undoReassignment(db.app, { actor: supervisor, id: done.reassignmentId, key: 'undo again' });
  expect(codes(again)).toEqual({ [kept]: 'CLAIMED_SINCE' });
});

test('a forged plan, another person’s plan, a reviewer’s call and an invalid list are refused completely', async () => {
  await act(supervisor, 'release', ids.find(Boolean) ?? '');
  const plan = await preview(true);
  const moves = movesOf(plan);
  const forged = moves.map((move) => ({ ...move, to: first.id }));
  const call = { actor: supervisor, moves, token: plan.token };
  expect(codes(await applyRebalance(db.app, { ...call, moves: forged, key: 'forged' }))).toBe('INVALID_INPUT');
  expect(codes(await applyRebalance(db.app, { ...call, actor: first, key: 'reviewer' }))).toBe('NOT_POSSIBLE');
  expect(codes(await applyRebalance(db.app, { ...call, moves: [], key: 'empty' }))).toBe('INVALID_INPUT');
  const none = { actor: supervisor, id: 'reassignment_none', key: 'none' };
  expect(codes(await undoReassignment(db.app, none))).toBe('NOT_FOUND');
  expect(
    await as(first, (tx) => listReassignments(tx, { actor: first, language: 'zh', first: 5, after: null })),
  ).toEqual({
    reassignments: [],
    endCursor: null,
    hasNextPage: false,
  });
});
