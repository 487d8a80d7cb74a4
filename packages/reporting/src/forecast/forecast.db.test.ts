import { system, transaction } from '@beian/database/transaction';
import { shanghaiDay, startOfShanghaiDay } from '@beian/domain/calendar';
import type { OurDuty } from '@beian/domain/clock';
import { forecast } from '@beian/domain/forecast';
import type { Actor } from '@beian/domain/staff';
import { assignOrders, undoReassignment } from '@beian/orders/reassign';
import { type TestDatabase, testDatabase } from '@beian/testing/database';

import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBoard } from '../board/board.ts';
import { loadForecastInputs, loadTimeInputs } from './inputs.ts';
import { loadForecast, loadForecastTimes } from './load.ts';
import { loadOrdersAt } from './past-orders.ts';
import { rollForecast, saveBackTest } from './roll-forecast.ts';

let db: TestDatabase;
let people: People;
let supervisor: Actor;
let first: Actor;
let ids: string[];
const clock = system('clock');
const states = ['INITIAL_REVIEW', 'INITIAL_REVIEW', 'PHOTO_REVIEW', 'SUBMISSION_PENDING'] as const;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(states.length));
  people = await seedPeople(db);
  [supervisor, first] = [people.supervisor.actor, people.reviewers[0].actor];
  ids = [];
  for (const [nth, record] of records.entries())
    ids.push(await orderInState(db, people, record as SeededRecord, states[nth % states.length] ?? 'INITIAL_REVIEW'));
}, 60_000);
afterAll(() => db?.close());

const as = <T>(actor: Actor, work: Parameters<typeof transaction<T>>[2]) => transaction(db.app, actor, work);
const ask = async (more: { seed?: number; first?: number; after?: string | null } = {}) => {
  const { tomorrow } = await as(supervisor, (tx) => loadForecastTimes(db.app, tx));
  const asked = { until: tomorrow, seed: 1, first: 50, after: null, language: 'en' as const, ...more };
  return as(supervisor, (tx) => loadForecast(db.app, tx, asked));
};

test('the API returns what the pure function computes, and the same seed gives the same result', async () => {
  const view = await ask();
  const ground = await as(supervisor, (tx) => loadForecastInputs(db.app, tx, Date.parse(view.until), 1));
  const pure = forecast({ ...ground, now: Date.parse(view.now) }, Date.parse(view.until));
  expect(view.orders).toBe(ids.length);
  expect(view.rows.map(({ held: _, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    pure.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const again = await ask();
  expect(again.rows.map(({ id, raw }) => [id, raw])).toEqual(view.rows.map(({ id, raw }) => [id, raw]));
  // Without history the result says so, and has no error figure.
  expect(view.pace).toMatchObject({ assumed: true, days: 0, decisions: 0, basis: expect.stringMatching(/^assumed/) });
  expect(view.rests).toEqual({ enoughHandling: false, setRight: false });
  expect(view.score).toBe(null);
  expect(view.sums.filter(({ dimension }) => dimension === 'CLOCK').reduce((sum, one) => sum + one.orders, 0)).toBe(
    ids.length,
  );
});

test('pages follow one another, and an invalid cursor is refused', async () => {
  const whole = await ask();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await ask({ first: 2, after });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.hasNextPage ? page.endCursor : null;
  } while (after !== null);
  expect(seen.toSorted()).toEqual(whole.rows.map(({ id }) => id).toSorted());
  await expect(ask({ after: 'no cursor' })).rejects.toThrow(RangeError);
});

test('an order assigned from the list is in that person’s queue, and one undo reverts it', async () => {
  const sumOf = async () =>
    Object.fromEntries(
      (await ask()).sums
        .filter(({ dimension }) => dimension === 'REVIEWER')
        .map(({ value, orders }) => [value, orders]),
    );
  const before = await sumOf();
  const orderIds = ids.slice(0, 2);
  const done = await assignOrders(db.app, { actor: supervisor, orderIds, staffId: first.id, key: 'forecast' });
  if (!done.ok || done.reassignmentId === null) throw new Error('not assigned');
  expect((await sumOf())[first.id]).toBe((before[first.id] ?? 0) + 2);
  await undoReassignment(db.app, { actor: supervisor, id: done.reassignmentId, key: 'forecast undone' });
  expect(await sumOf()).toEqual(before);
});

test('orders at a past instant are computed from events alone and equal the rows', async () => {
  await assignOrders(db.app, { actor: supervisor, orderIds: ids.slice(0, 1), staffId: first.id, key: 'stands' });
  const now = await db.now();
  const { time, stood, ground } = await as(supervisor, async (tx) => {
    const asOf = await loadTimeInputs(db.app, tx);
    const rows = await loadOrdersAt(tx, asOf, now);
    return { time: asOf, stood: rows, ground: await loadForecastInputs(db.app, tx, asOf.now + 40 * 86_400_000, 1) };
  });
  expect(time.now).toBeGreaterThanOrEqual(Date.parse(now));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(stood.map(({ breached: _, ...row }) => row).toSorted(byId)).toEqual(ground.orders.toSorted(byId));
});

test('the worker counts yesterday’s decisions and back-tests a day whose orders have come due, from what was known then', async () => {
  const day = shanghaiDay(Date.parse(await db.now()));
  await db.travel(new Date(startOfShanghaiDay(day) + 3 * 86_400_000 + 10 * 3_600_000).toISOString());
  while (await rollForecast(db.worker));
  const decisions = await db.query(`select sum(decisions)::int as n from app.decision_days where day = $1`, [day]);
  const [counted] = await db.query(
    `select count(*)::int as n from app.order_events where actor_kind = 'staff' and to_state is not null and event <> 'pushToBureau'`,
  );
  expect(decisions).toEqual([{ n: counted?.n }]);
  // A second run gives the same, and the rows add up to the number of orders.
  const rows = () =>
    db.query(
      `select kind, duty, bin, orders, breached, said, error from app.forecast_days where day = $1 order by 1, 2, 3`,
      [day],
    );
  const kept = await rows();
  await transaction(db.worker, clock, async (tx) => saveBackTest(tx, await loadTimeInputs(db.worker, tx), day));
  expect(await rows()).toEqual(kept);
  const sum = (kind: string) =>
    kept.filter((row) => row.kind === kind).reduce((total, { orders }) => total + orders, 0);
  expect(sum('SAID')).toBeGreaterThan(0);
  expect([sum('RAW'), sum('LEFT'), sum('ALL')]).toEqual([sum('SAID'), sum('SAID'), sum('SAID')]);
  const duties = new Set(kept.filter(({ kind }) => kind === 'RAW').map(({ duty }) => duty as OurDuty));
  expect([...duties].toSorted()).toEqual(['handOver', 'initialReview', 'photoReview']);
});

test('board and forecast tell one pace of the team, with what it rests on: the decisions of the past working days', async () => {
  const both = async () => {
    const board = await as(supervisor, (tx) => loadBoard(db.app, tx, 'en'));
    const { pace } = await ask();
    expect(board.pace).toEqual(pace);
    return pace;
  };
  await db.query('delete from app.decision_days');
  expect(await both()).toMatchObject({ assumed: true });
  // All have been here for two months. Seven past days, of which the calendar of the tests has five working ones; the working day has nine hours.
  await db.query(`update app.staff set created_at = app.now() - interval '60 days'`);
  await db.query(
    `insert into app.decision_days (day, staff_id, decisions)
    select d, s.id, 9 from generate_series((app.now() at time zone 'Asia/Shanghai')::date - 7, (app.now() at time zone 'Asia/Shanghai')::date - 1,
      interval '1 day') d cross join (select id from app.staff where login = $1) s`,
    [people.reviewers[0].login],
  );
  expect(await both()).toEqual({
    perHour: 1,
    assumed: false,
    days: 5,
    decisions: 45,
    basis: 'from 45 decisions of 5 working days',
  });
  // A part of the work has no pace of the team.
  expect((await as(supervisor, (tx) => loadBoard(db.app, tx, 'en', { clock: 'initialReview' }))).pace).toBeNull();
});
