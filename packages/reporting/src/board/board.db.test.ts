import { transaction } from '@beian/database/transaction';
import type { BoardFilter } from '@beian/domain/board';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  moreRecords,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { steps, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBoard } from './board.ts';
import { rollUpBoard } from './roll-board.ts';

let db: TestDatabase;
let people: People;
let other: string;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(3));
  people = await seedPeople(db);
  for (const record of records) await submit(record);
  other = (await seedOtherPartner(db)).actor.id;
  // One of the three orders is the other partner's, and one waits for its photo review.
  const ids = (await db.query<{ id: string }>('select id from app.orders order by id')).map(({ id }) => id);
  await db.query('update app.orders set partner_id = $2 where id = $1', [ids[0], other]);
  // Turns of the past: 40 days ago, and yesterday.
  await db.query(
    `insert into app.board_days (day, dimension, value, ended, late_turns, late_orders)
     select (app.now() at time zone 'Asia/Shanghai')::date - ago, dimension, value, ended, 1, 1
     from (values (1, 10), (40, 5)) days(ago, ended), (values ('ALL', ''), ('PARTNER', $1), ('CLOCK', 'initialReview')) v(dimension, value)`,
    [other],
  );
});
afterAll(() => db?.close());

async function submit(record: SeededRecord): Promise<void> {
  const walk: Walk = { db, people, record, province: '320000', orderId: '' };
  await steps.openOrder?.(walk);
  await steps.submit?.(walk);
}

const board = (filter?: BoardFilter) =>
  transaction(db.app, people.supervisor.actor, (tx) => loadBoard(db.app, tx, 'zh', filter));
const all = async (filter?: BoardFilter) => (await board(filter)).figures.find(({ dimension }) => dimension === 'ALL');

test('the board of one partner counts its orders only, in the tiles, the hours and the heat map', async () => {
  expect(await all()).toMatchObject({ open: 3, ours: 3 });
  expect(await all({ partnerId: other })).toMatchObject({ open: 1, ours: 1 });
  const { stages, figures, partners } = await board({ partnerId: other });
  expect(stages.flatMap(({ left }) => left).reduce((sum, { orders }) => sum + orders, 0)).toBe(1);
  expect(figures.filter(({ dimension }) => dimension === 'PROVINCE').map(({ open }) => open)).toEqual([1]);
  expect(partners.map(({ id }) => id)).toContain(other);
});

test('the board of one stage counts the orders of its duty', async () => {
  expect(await all({ clock: 'initialReview' })).toMatchObject({ open: 3, ours: 3 });
  expect((await all({ clock: 'photoReview' }))?.open ?? 0).toBe(0);
});

test('the period sets the days of what has ended, and the weeks of the chart', async () => {
  expect(await all()).toMatchObject({ ended: 10, lateTurns: 1 });
  expect(await all({ period: 'DAYS_7' })).toMatchObject({ ended: 10 });
  expect((await board({ period: 'DAYS_7' })).before).toEqual({ ended: 0, lateTurns: 0 });
  expect(await all({ period: 'DAYS_90' })).toMatchObject({ ended: 15, lateTurns: 2 });
  expect((await board()).before).toEqual({ ended: 5, lateTurns: 1 });
  expect((await board({ period: 'DAYS_90' })).before).toEqual({ ended: 0, lateTurns: 0 });
});

test('the past of a partner or a stage is told, and that of both together is not known', async () => {
  expect(await all({ partnerId: other })).toMatchObject({ ended: 10, lateTurns: 1 });
  expect(await all({ clock: 'initialReview', period: 'DAYS_90' })).toMatchObject({ ended: 15 });
  const both = await board({ partnerId: other, clock: 'initialReview' });
  expect(both.pastIsKnown).toBe(false);
  expect(both.figures.every(({ ended }) => ended === 0)).toBe(true);
  expect((await board({ partnerId: other })).pastIsKnown).toBe(true);
});

test('counts of a filter agree with the stored ones once these are up to date', async () => {
  await db.travel(2 * 60_000);
  await rollUpBoard(db.worker);
  const stored = (await board()).figures.find(({ dimension, value }) => dimension === 'PARTNER' && value === other);
  expect(stored?.open).toBe((await all({ partnerId: other }))?.open);
});

test('the board says how many scans wait to be read, for how long, and how fast they are read', async () => {
  expect((await board()).readings).toBeNull();
  const [order] = await db.query<{ id: string }>('select id from app.orders order by id limit 1');
  const orderId = order?.id ?? '';
  const materials = await db.query<{ id: string }>('select id from app.materials where order_id = $1 order by id', [
    orderId,
  ]);
  const [first, second] = materials.map(({ id }) => id);
  await db.query(
    `insert into app.reading_queue (material_id, order_id, paper, urgent, added_at)
     values ($1, $2, 'LETTER', false, clock_timestamp() - interval '2 minutes')`,
    [first, orderId],
  );
  await db.query(`insert into app.readings (material_id, order_id, paper, hash) values ($1, $2, 'LETTER', 'h')`, [
    second,
    orderId,
  ]);
  const { readings } = await board();
  expect(readings).toMatchObject({ running: false, waiting: 1, perMinute: 0.1 });
  expect(readings?.oldestSeconds).toBeGreaterThanOrEqual(120);

  // Of two uploads that are read before anything is typed one waits; the other is the letter, whose material took over what was read.
  await db.query(
    `insert into app.uploads (id, partner_id, hash, file, width, height, bytes)
    select 'upl_' || name, $1, name, name, 1, 1, 1 from unnest(array['h', 'waits']) name`,
    [other],
  );
  await db.query(
    `insert into app.upload_readings (upload_id, material, partner_id, hash, paper, state, asked_at, answered_at, result)
    values ('upl_h', 'LETTER', $1, 'h', 'LETTER', 'READ', app.now(), app.now(), ''),
      ('upl_waits', 'LETTER', $1, 'waits', null, 'PENDING', app.now() - interval '5 minutes', null, null)`,
    [other],
  );
  const withUploads = (await board()).readings;
  expect(withUploads).toMatchObject({ waiting: 2, perMinute: 0.1 });
  expect(withUploads?.oldestSeconds).toBeGreaterThanOrEqual(300);
});
