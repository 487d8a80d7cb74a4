import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, inTransaction, openHouse } from '../house.ts';
import {
  act,
  orderIn,
  type People,
  seedOtherPartner,
  seedPeople,
  seedRecords,
  type TestDatabase,
  testDatabase,
  type Walk,
} from '../testing/index.ts';
import { listOrders } from './orders.ts';

let db: TestDatabase;
let people: People;
let walk: Walk;
/** Knows no row: it is forgotten after each look. */
const stranger = (): Promise<House> =>
  openHouse({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir });

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db);
  people = await seedPeople(db);
  const [first, second] = records;
  if (first === undefined || second === undefined) throw new Error('the seed has too few records');
  walk = { db, people, record: first, province: '320000', orderId: await orderIn(db, people, first, 'INITIAL_REVIEW') };
  await orderIn(db, people, second, 'INITIAL_REVIEW');
});
afterAll(() => db.close());

/** The first page of open orders, as `house` answers it, and which rows the database was asked for. */
async function look(house: House, actor = people.reviewers[0].actor, server?: string) {
  const sent: string[] = [];
  const { orders } = await inTransaction(house, actor, (tx) => {
    const ask = tx.client.query.bind(tx.client) as (asked: Asked) => Promise<{ rows: { found: Sent }[] }>;
    const client = Object.create(tx.client, {
      query: {
        value: async (asked: Asked) => {
          if (server !== undefined) asked.values?.splice(-1, 1, server);
          const answer = await ask(asked);
          for (const { row } of answer.rows[0]?.found?.rows ?? []) if (row) sent.push(row.id);
          return answer;
        },
      },
    });
    const page = { first: 50, filter: { stage: 'OPEN' as const } };
    return listOrders(house, Object.assign(Object.create(tx), { client }), { page, actor, parts: [], language: 'en' });
  });
  // What the clock says of them is another thing a moment later.
  return { sent, orders: orders.map(({ due, ...one }) => ({ ...one, due: due && { at: due.at, level: due.level } })) };
}
interface Asked {
  readonly values?: unknown[];
}
interface Sent {
  readonly rows: readonly { readonly row: { readonly id: string } | null }[];
}

/** What is known gives the same page as what is read. */
async function isTheSame(): Promise<readonly string[]> {
  const { sent, orders } = await look(db.app);
  const fresh = await stranger();
  expect(orders).toEqual((await look(fresh)).orders);
  await fresh.close();
  return sent;
}

test('rows that did not change are not read again, those that did are', async () => {
  expect((await look(db.app)).sent).toHaveLength(2);
  expect(await isTheSame()).toEqual([]);
  const { actor } = people.reviewers[0];
  await act(walk, actor, 'claim');
  expect(await isTheSame()).toEqual([walk.orderId]);
  await act(walk, actor, 'addNote', { input: { text: 'seen' } });
  await isTheSame();
  expect(await isTheSame()).toEqual([]);
});

test('what is not of the row is told as it is now: the partner’s name, a lease that is over, advice asked for, what never lapses', async () => {
  const { actor } = people.reviewers[0];
  await db.query(`update app.partners set name = 'Another name'`);
  expect(await isTheSame()).toEqual([]);
  expect((await look(db.app)).orders.map(({ partner }) => partner.name)).toEqual(['Another name', 'Another name']);
  expect((await look(db.app)).orders.filter(({ lease }) => lease !== null)).toHaveLength(1);
  await db.travel(6 * 60_000);
  expect(await isTheSame()).toEqual([]);
  expect((await look(db.app)).orders.filter(({ lease }) => lease !== null)).toEqual([]);

  const asked = [people.reviewers[1].actor.id, actor.id];
  await db.query(
    `insert into app.advice (id, order_id, asked_by, asked_name, of_staff, of_name, question)
     select 'advice_1', $1, $2, 'One', $3, 'Other', 'x'::bytea`,
    [walk.orderId, ...asked],
  );
  expect(await isTheSame()).toEqual([]);
  expect((await look(db.app)).orders.flatMap(({ marks }) => marks)).toEqual(['ADVICE_ASKED']);

  await db.query(
    `update app.orders set duty = 'applicantMove', duty_since = app.now(), due_at = app.now() + interval '1 day' where id = $1`,
    [walk.orderId],
  );
  await isTheSame();
  await db.query(`update app.settings set value = 'false' where name = 'lapse'`);
  expect(await isTheSame()).toEqual([]);
  expect((await look(db.app)).orders.find(({ id }) => id === walk.orderId)?.due).toBeNull();
});

test('a partner is given no row through another one’s list, nor one of a server that was started anew', async () => {
  const other = await seedOtherPartner(db);
  const mine = await look(db.app, people.partner.actor);
  expect([mine.orders.length, mine.sent.length]).toEqual([2, 2]);
  expect((await look(db.app, people.partner.actor)).sent).toEqual([]);
  expect((await look(db.app, other.actor)).orders).toEqual([]);

  expect((await look(db.app)).sent).toEqual([]);
  expect((await look(db.app, people.reviewers[0].actor, '2020-01-01 00:00:00+00')).sent).toHaveLength(2);
});
