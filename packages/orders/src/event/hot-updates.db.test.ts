import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../perform/index.ts';

let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

/** Columns that events write that move nothing. An update that changes a column of any index writes all indexes. */
const written = [
  'updated_at',
  'version',
  'row_version',
  'last_seq',
  'last_hash',
  'lease_until',
  'lease_token',
  'edition',
];

it('no index of orders names a column that events write without moving the order', async () => {
  const rows = await db.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = 'app.orders'::regclass`,
  );
  expect(rows.length).toBeGreaterThan(10);
  const found = rows.filter(({ definition }) => new RegExp(`\\b(${written.join('|')})\\b`).test(definition));
  expect(found).toEqual([]);
});

it('an event that moves nothing writes no index of orders, until the tenth minute after the last one has begun', async () => {
  const { actor } = people.reviewers[0];
  /** Adds notes and returns how many updates of orders there were, and how many of them wrote no index. */
  const addNotes = (count: number) =>
    transaction(db.app, actor, async (tx) => {
      const counted = async () => {
        const { rows } = await tx.client.query<{ updates: number; hot: number }>(
          `select pg_stat_get_xact_tuples_updated('app.orders'::regclass)::int as updates, pg_stat_get_xact_tuples_hot_updated('app.orders'::regclass)::int as hot`,
        );
        return rows[0] ?? { updates: 0, hot: 0 };
      };
      // They may count what the connection did before.
      const before = await counted();
      for (let nth = 0; nth < count; nth += 1)
        expect(
          await perform(db.app, tx, { event: 'addNote', actor, orderId, input: { text: '资料齐全' } }),
        ).toMatchObject({ ok: true });
      const after = await counted();
      return [after.updates - before.updates, after.hot - before.hot];
    });
  await db.travel('2026-11-24T03:00:01.000Z');
  await addNotes(1);
  await db.travel('2026-11-24T03:09:00.000Z');
  expect(await addNotes(3)).toEqual([3, 3]);
  await db.travel('2026-11-24T03:10:00.000Z');
  expect(await addNotes(3)).toEqual([3, 2]);
  const [row] = await db.query(
    'select updated_at >= updated_bucket and updated_at < updated_bucket + $2::interval as inside from app.orders where id = $1',
    [orderId, '10 minutes'],
  );
  expect(row).toEqual({ inside: true });
});
