import { type Tx, transaction } from '@beian/database/transaction';
import { seededRandom } from '@beian/domain/forecast';
import { listOrderIds } from '@beian/orders/order-list';
import { listSpotCheckIds } from '@beian/orders/spot-check-page';
import { listRecordIds } from '@beian/records/views';
import { loadHandOver } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fillRandomHistory } from '@beian/testing/figures';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBoard, rollUpBoard } from '../board/index.ts';
import { loadForecast, loadForecastTimes, rollForecast } from '../forecast/index.ts';
import { listEscapeIds, listLateFindingIds, listOrderRoundsIds, loadQuality, rollUpQuality } from '../quality/index.ts';
import * as defined from './definitions.fixture.ts';

// Every figure of docs/figures.md over random histories, beside plain SQL written from that page.

let db: TestDatabase;
let people: People;
const random = seededRandom(20_261_202);

beforeAll(async () => {
  db = await testDatabase({ at: '2026-11-25T06:20:00.000Z' });
  people = await seedPeople(db);
  await db.query(`update app.staff set created_at = app.now() - interval '90 days'`);
  await fillRandomHistory(db, { people, random, orders: 160 });
  await rollUpBoard(db.worker, { again: true });
  await rollUpQuality(db.worker, { again: true });
  await rollForecast(db.worker);
});
afterAll(() => db?.close());

const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(db.app, people.supervisor.actor, work);
const board = () => read((tx) => loadBoard(db.app, tx, 'en'));
const byPlace = <T extends { dimension: string; value: string }>(rows: readonly T[]) =>
  Object.fromEntries(rows.map(({ dimension, value, ...row }) => [`${dimension} ${value}`, row]));
const withoutZeros = (row: object) => Object.fromEntries(Object.entries(row).filter(([, n]) => n !== 0));

test('board: orders, turns, hours, spans of time left and weeks', async () => {
  const shown = await board();
  const figures = byPlace(await db.query<{ dimension: string; value: string }>(defined.boardFigures));
  expect(byPlace(shown.figures.map(({ label: _, ...row }) => row))).toEqual(figures);
  expect(Object.keys(figures).length).toBeGreaterThan(20);
  for (const name of ['open', 'ours', 'dueToday', 'atRisk', 'overdue', 'ended', 'lateTurns', 'late', 'held'])
    expect((figures['ALL '] as unknown as Record<string, number>)[name], name).toBeGreaterThan(3);
  const [past] = await db.query(defined.boardPast);
  expect({ ...shown.before, endedToday: shown.endedToday }).toEqual(past);
  expect(past?.endedToday).toBeGreaterThan(0);
  expect(shown.hours.map(({ orders, ended }) => ({ orders, ended }))).toEqual(await db.query(defined.boardHours));
  for (const { clock, left } of shown.stages)
    for (const { from, before, orders } of left)
      expect([{ orders }], `${clock} ${from}`).toEqual(await db.query(defined.boardStage, [clock, from, before]));
  const weeks = await db.query(defined.boardWeeks);
  expect(shown.weeks.toSorted((a, b) => (`${a.week}${a.party}` < `${b.week}${b.party}` ? -1 : 1))).toEqual(weeks);
  expect(weeks.length).toBeGreaterThan(9);
});

test('board: open orders also after changes that the worker has not counted yet', async () => {
  await db.query(
    `update app.orders set assignee = case when assignee is null then $1 end where right(id, 1) in ('2', '5')`,
    [people.reviewers[1].actor.id],
  );
  await db.query(`update app.orders set state = 'APPROVED', locked = false where locked and right(id, 1) = '7'`);
  await db.query(`update app.orders set state = 'PHOTO_REVIEW' where locked and right(id, 1) = '1'`);
  expect(byPlace((await board()).figures.map(({ label: _, ...row }) => row))).toEqual(
    byPlace(await db.query<{ dimension: string; value: string }>(defined.boardFigures)),
  );
});

test.each([30, 90] as const)(
  'quality: every measure along every dimension, and handling times, of %i days',
  async (days) => {
    const shown = await read((tx) => loadQuality(tx, { actor: people.supervisor.actor, days, language: 'en' }));
    const expected: Record<string, Record<string, number>> = {};
    for (const { dimension, value, measure, n } of await db.query(defined.qualityFigures(days))) {
      const row = expected[`${dimension} ${value}`] ?? {};
      expected[`${dimension} ${value}`] = row;
      row[measure] = n;
    }
    const given = shown.figures.map(({ label: _, items: __, alike: ___, kappa: ____, ...row }) => row);
    expect(
      Object.fromEntries(Object.entries(byPlace(given)).map(([place, row]) => [place, withoutZeros(row)])),
    ).toEqual(expected);
    expect(Object.keys(expected['ALL '] ?? {}).length).toBe(17);
    const handling = await db.query(defined.handlingTimes(days));
    expect(
      shown.handling
        .map(({ label: _, dutyLabel: __, ...row }) => row)
        .toSorted((a, b) => (`${a.dimension} ${a.value} ${a.duty}` < `${b.dimension} ${b.value} ${b.duty}` ? -1 : 1)),
    ).toEqual(handling);
    expect(handling.length).toBeGreaterThan(20);
    const papers = await db.query(defined.papersHandling(days));
    expect(shown.papersHandling.map(({ kindLabel: _, ...row }) => row)).toEqual(papers);
    expect(papers.length).toBe(8);
  },
);

test('quality: each number has as many rows in its list', async () => {
  const { actor } = people.supervisor;
  const days = 30;
  const shown = await read((tx) => loadQuality(tx, { actor, days, language: 'en' }));
  const filters = {
    ALL: undefined,
    REVIEWER: 'reviewer',
    PROVINCE: 'province',
    KIND: 'kind',
    FIELD: 'item',
    RULE: 'rule',
    CODE: 'code',
  } as const;
  let lists = 0;
  for (const row of shown.figures) {
    if (!Object.hasOwn(filters, row.dimension)) continue;
    const name = filters[row.dimension as keyof typeof filters];
    const asked = { actor, days, first: 1, ...(name === undefined ? {} : { [name]: row.value }) };
    const ofOrders = !['FIELD', 'RULE', 'CODE'].includes(row.dimension);
    const counts = await read(async (tx) => ({
      escapes: (await listEscapeIds(tx, asked)).totalCount,
      late: ['RULE', 'CODE'].includes(row.dimension) ? row.late : (await listLateFindingIds(tx, asked)).totalCount,
      pushed: ofOrders ? (await listOrderRoundsIds(tx, asked)).totalCount : row.pushed,
      looked: ofOrders
        ? (await listSpotCheckIds(tx, { ...asked, list: 'ENDED', state: 'DONE' })).totalCount
        : row.looked,
      missed: ofOrders
        ? (await listSpotCheckIds(tx, { ...asked, list: 'ENDED', outcome: 'MISSED' })).totalCount
        : row.missed,
    }));
    expect(row, `${row.dimension} ${row.value}`).toMatchObject(counts);
    lists += 1;
  }
  expect(lists).toBeGreaterThan(12);
});

test('forecast: orders, sums, and the pace of the team, which the board shows, too', async () => {
  const { tomorrow } = await read((tx) => loadForecastTimes(db.app, tx));
  const shown = await read((tx) =>
    loadForecast(db.app, tx, { until: tomorrow, seed: 1, first: 1000, after: null, language: 'en' }),
  );
  expect([{ overdue: shown.overdue, orders: shown.orders }]).toEqual(
    await db.query(defined.forecastOrders, [tomorrow]),
  );
  expect(shown.orders).toBeGreaterThan(5);
  expect(byPlace(shown.sums.map(({ dimension, value, orders }) => ({ dimension, value, orders })))).toEqual(
    byPlace(await db.query<{ dimension: string; value: string }>(defined.forecastSums, [tomorrow])),
  );
  expect(shown.expected).toBeCloseTo(
    shown.rows.reduce((sum, { likelihood }) => sum + likelihood, 0),
    1,
  );
  expect(shown.likely).toBe(shown.rows.filter(({ likelihood }) => likelihood >= 0.5).length);
  const [{ days, decisions } = { days: 0, decisions: 0 }] = await db.query<{ days: number; decisions: number }>(
    defined.pace,
  );
  const basis = `from ${decisions} decisions of ${days} working days`;
  expect(shown.pace).toEqual({
    days,
    decisions,
    assumed: false,
    basis,
    perHour: Math.round((decisions / days / 9) * 10) / 10,
  });
  expect((await board()).pace).toEqual(shown.pace);
});

test('hand-over and records: orders of each province as their list has them, and filed subjects', async () => {
  const { actor } = people.supervisor;
  const shown = await read((tx) => loadHandOver(db.app, tx, { actor, language: 'en' }));
  const expected = await db.query(defined.handOver);
  expect(shown.map(({ province, orders, overdue }) => ({ province, orders, overdue }))).toEqual(expected);
  expect(shown.length).toBeGreaterThan(1);
  const listed = await read((tx) =>
    listOrderIds(tx, {
      actor,
      first: 1,
      filter: { states: ['SUBMISSION_PENDING', 'UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'] },
    }),
  );
  expect(listed.totalCount).toBe(shown.reduce((sum, { orders }) => sum + orders, 0));
  const [filed] = await db.query<{ n: number }>(defined.filedSubjects);
  expect((await read((tx) => listRecordIds(tx, { first: 1 }))).totalCount).toBe(filed?.n);
  expect(await db.query('select count(*)::int as n from app.records')).not.toEqual([filed]);
});
