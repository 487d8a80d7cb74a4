import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { steps, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCandidates } from './candidates.ts';

let db: TestDatabase;
let people: People;
let ids: string[];
let one: string;
let other: string;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(3));
  people = await seedPeople(db);
  for (const record of records) {
    const walk: Walk = { db, people, record, province: '320000', orderId: '' };
    await steps.openOrder?.(walk);
    await steps.submit?.(walk);
  }
  ids = (await db.query<{ id: string }>('select id from app.orders order by id')).map(({ id }) => id);
  [one, other] = people.reviewers.map(({ actor }) => actor.id) as [string, string];
});
afterAll(() => db?.close());

const candidates = () =>
  transaction(db.app, people.supervisor.actor, (tx) => loadCandidates(db.app, tx, ids.slice(0, 2)));
const of = async (id: string) => (await candidates()).find((person) => person.id === id);

test('a person without limits can take all orders, and the least loaded stands first', async () => {
  await db.query('update app.orders set assignee = $2, assignee_name = $3 where id = $1', [ids[2], one, 'A']);
  expect(await of(one)).toMatchObject({
    assigned: 1,
    cap: null,
    minutes: null,
    fits: 2,
    isAway: false,
    absentFrom: null,
    absentUntil: null,
  });
  const order = (await candidates()).map(({ id }) => id);
  expect(order.indexOf(other)).toBeLessThan(order.indexOf(one));
});

test('the load in minutes is what the orders take at the median of their duty', async () => {
  await db.query(
    `insert into app.handled_periods (days, dimension, value, duty, decisions, half, most)
     values (30, 'ALL', '', 'initialReview', 9, 25 * 60000, 60 * 60000)`,
  );
  expect(await of(one)).toMatchObject({ assigned: 1, minutes: 25 });
  expect(await of(other)).toMatchObject({ assigned: 0, minutes: 0 });
});

test('skills, cap and absence say what does not fit, and such a person stands last', async () => {
  await db.query(`update app.staff set provinces = '{440000}' where id = $1`, [other]);
  expect(await of(other)).toMatchObject({ fits: 0, notTaken: 2, provinces: ['440000'] });
  expect((await candidates()).at(-1)?.id).toBe(other);
  await db.query(`update app.staff set provinces = '{}', order_cap = 1 where id = $1`, [other]);
  expect(await of(other)).toMatchObject({ fits: 1, full: 1, cap: 1 });
  await db.query(
    `update app.staff set order_cap = null, absent = datemultirange(daterange(d, d + 8)) from (select (app.now() at time zone 'Asia/Shanghai')::date as d) t
     where id = $1`,
    [other],
  );
  expect(await of(other)).toMatchObject({ fits: 0, away: 2, isAway: true, absentUntil: expect.any(String) });
});
