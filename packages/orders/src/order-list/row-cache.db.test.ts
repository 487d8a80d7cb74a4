import { type AppContext, readOnly, system, type Tx, transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOrders } from './orders.ts';

let db: TestDatabase;
let people: People;
let walk: Walk;

beforeAll(async () => {
  db = await testDatabase();
  const [first, second] = await seedRecords(db);
  people = await seedPeople(db);
  if (first === undefined || second === undefined) throw new Error('the seed has too few records');
  const orderId = await orderInState(db, people, first, 'INITIAL_REVIEW');
  walk = { db, people, record: first, province: '320000', orderId };
  await orderInState(db, people, second, 'INITIAL_REVIEW');
});
afterAll(() => db.close());

/** The page of open orders, and the orders whose rows the database was asked for. */
async function look(ctx: AppContext, actor = people.reviewers[0].actor) {
  const read: string[] = [];
  const { orders } = await readOnly(ctx, actor, (tx) => {
    const ask = tx.client.query.bind(tx.client) as (...asked: unknown[]) => unknown;
    const query = (...asked: unknown[]) => {
      const { name, values } = asked[0] as { readonly name?: string; readonly values: [string[]] };
      if (name === 'order-rows') read.push(...values[0]);
      return ask(...asked);
    };
    const watched = Object.assign(Object.create(tx), { client: { query } }) as Tx;
    const page = { first: 50, filter: { stage: 'OPEN' as const } };
    return listOrders(ctx, watched, { page, actor, parts: [], language: 'en' });
  });
  return { read, orders: orders.map(({ due, ...one }) => ({ ...one, due: due && { at: due.at, level: due.level } })) };
}

/** A context that has read nothing yet. */
const fresh = (): AppContext => ({ ...db.app });

/** A list shows the same from known rows as from the database. @returns whose rows were read */
async function readAgain(): Promise<readonly string[]> {
  const { read, orders } = await look(db.app);
  expect(orders).toEqual((await look(fresh())).orders);
  return read;
}

test('rows that did not change are not read again, those that did are', async () => {
  expect((await look(db.app)).read).toHaveLength(2);
  expect(await readAgain()).toEqual([]);
  await performAs(walk, people.reviewers[0].actor, 'claim');
  expect(await readAgain()).toEqual([walk.orderId]);
  expect(await readAgain()).toEqual([]);
});

test('a change that is rolled back and the one after it give different versions', async () => {
  const change = async (tx: Tx, name: string) => {
    await tx.client.query('update app.orders set subject_name = $2 where id = $1', [walk.orderId, name]);
    const { rows } = await tx.client.query('select row_version from app.orders where id = $1', [walk.orderId]);
    return rows[0];
  };
  let undone: unknown;
  const rolledBack = transaction(db.app, system('clock'), async (tx) => {
    undone = await change(tx, 'One');
    throw new Error('undo');
  });
  await expect(rolledBack).rejects.toThrow('undo');
  expect(await transaction(db.app, system('clock'), (tx) => change(tx, 'Other'))).not.toEqual(undone);
  await readAgain();
  expect((await look(db.app)).orders.map(({ subjectName }) => subjectName)).toContain('Other');
});

test('what is not of the row is shown as it is now: the name of the partner, an expired lease, an order that never lapses', async () => {
  await db.query(`update app.partners set name = 'Another name'`);
  expect(await readAgain()).toEqual([]);
  expect((await look(db.app)).orders.map(({ partner }) => partner.name)).toEqual(['Another name', 'Another name']);
  expect((await look(db.app)).orders.filter(({ lease }) => lease !== null)).toHaveLength(1);
  await db.travel(6 * 60_000);
  expect(await readAgain()).toEqual([]);
  expect((await look(db.app)).orders.filter(({ lease }) => lease !== null)).toEqual([]);

  await db.query(
    `update app.orders set duty = 'applicantMove', duty_since = app.now(), due_at = app.now() + interval '1 day' where id = $1`,
    [walk.orderId],
  );
  await readAgain();
  await db.query(`update app.settings set value = 'false' where name = 'lapse'`);
  expect(await readAgain()).toEqual([]);
  expect((await look(db.app)).orders.find(({ id }) => id === walk.orderId)?.due).toBeNull();
});

test('each reader gets the row in a form of its own, and a partner only its own orders', async () => {
  const [mine, theirs] = await Promise.all([look(db.app), look(db.app, people.reviewers[1].actor)]);
  expect(mine.orders.map(({ id }) => id)).toEqual(theirs.orders.map(({ id }) => id));
  await performAs(walk, people.reviewers[0].actor, 'claim');
  const leaseOf = async (actor: Walk['people']['partner']['actor']) =>
    (await look(db.app, actor)).orders.find(({ id }) => id === walk.orderId)?.lease;
  expect((await leaseOf(people.reviewers[0].actor))?.mine).toBe(true);
  expect(await leaseOf(people.reviewers[1].actor)).toMatchObject({ mine: false, token: null });
  const other = await seedOtherPartner(db);
  expect((await look(db.app, other.actor)).orders).toEqual([]);
});
