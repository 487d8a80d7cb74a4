import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOrders } from './orders.ts';

let db: TestDatabase;
let people: People;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db);
  people = await seedPeople(db);
  for (const record of records.slice(0, 3)) await orderInState(db, people, record, 'INITIAL_REVIEW');
});
afterAll(() => db.close());

async function ordersInQueue(): Promise<string[]> {
  const { actor } = people.reviewers[0];
  const page = { first: 50, filter: { stage: 'OPEN' as const } };
  const { orders } = await transaction(db.app, actor, (tx) =>
    listOrders(db.app, tx, { page, actor, parts: [], language: 'en' }),
  );
  return orders.map(({ id, number }) => `${id} ${number}`).sort();
}

/** The order at each place of the table, by ctid and writing transaction. */
async function places(): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; place: string }>('select id, ctid::text || xmin as place from app.orders');
  return new Map(rows.map(({ id, place }) => [place, id]));
}

test('the queue shows the same orders after VACUUM FULL has moved their rows', async () => {
  // Written by one transaction, the three rows have the same xmin and adjacent places.
  await db.query('update app.orders set version = version');
  await db.query('vacuum full app.orders');
  const before = await places();
  const shown = await ordersInQueue();
  expect(shown).toHaveLength(3);
  // The first row moves to the end, and each of the others to the place before it.
  await db.query('update app.orders set version = version where ctid = (select min(ctid) from app.orders)');
  await db.query('vacuum full app.orders');
  const replaced = [...(await places())].filter(([place, id]) => before.has(place) && before.get(place) !== id);
  expect(replaced).not.toEqual([]);
  expect(await ordersInQueue()).toEqual(shown);
});
