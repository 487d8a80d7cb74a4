import { type OrderFlag, type OrderSort, orderFlags, orderSorts } from '@beian/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../house.ts';
import { orderIn, type People, seedPeople, seedRecords, type TestDatabase, testDatabase } from '../testing/index.ts';
import { listOrderIds, type OrdersAsked } from './lists.ts';

const COPIES = 60;
let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderIn(db, people, record, 'INITIAL_REVIEW');
  // A law of lists, not of how orders came there: finished copies, with equal times among them, stand for any list.
  await db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', o.id || '-' || n, 'number', o.number || n,
       'locked', false, 'due_at', app.now() + (n % 7) * interval '1 hour', 'due_level', (array[0, 75, 100])[1 + n % 3],
       'submitted_at', case when n % 5 > 0 then app.now() - (n % 11) * interval '1 hour' end,
       'updated_at', app.now() - (n % 4) * interval '1 minute', 'province', (array['320000', '330000'])[1 + n % 2],
       'lease_holder', (array[$2, $3, null])[1 + n % 3], 'lease_until', app.now() + (n % 2 - 0.5) * interval '1 hour'))).*
     from app.orders o, generate_series(1, ${COPIES}) n where o.id = $1`,
    [orderId, people.reviewers[0].actor.id, people.reviewers[1].actor.id],
  );
});
afterAll(() => db.close());

const list = (asked: Omit<OrdersAsked, 'actor'>, actor = people.reviewers[0].actor) =>
  inTransaction(db.app, actor, (tx) => listOrderIds(tx, { ...asked, actor }));

describe('pages of orders', () => {
  test('forward and back give the same rows, each once, in the sequence asked for', async () => {
    const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    const asked = fc.record({
      sort: optional(Object.keys(orderSorts) as OrderSort[]),
      descending: optional([true, false]),
      size: fc.integer({ min: 1, max: 40 }),
      stage: optional(['DONE', 'ALL'] as const),
      province: optional(['320000', '330000']),
      holder: optional(['ME', 'NOBODY', people.reviewers[1].actor.id]),
      flag: optional(Object.keys(orderFlags) as OrderFlag[]),
    });
    const read = async ({
      size,
      sort,
      descending,
      ...wanted
    }: typeof asked extends fc.Arbitrary<infer T> ? T : never) => {
      const defined = (of: object) => Object.fromEntries(Object.entries(of).filter(([, one]) => one !== undefined));
      const what = { filter: defined(wanted), ...defined({ sort, descending }) };
      const forward: string[][] = [];
      let page = await list({ ...what, first: size });
      const { totalCount } = page;
      forward.push([...page.ids]);
      while (page.hasNextPage) {
        page = await list({ ...what, first: size, after: page.cursors.at(-1) ?? '' });
        forward.push([...page.ids]);
      }
      const back: string[][] = [[...page.ids]];
      while (page.hasPreviousPage && page.cursors[0] !== undefined) {
        page = await list({ ...what, last: size, before: page.cursors[0] });
        if (page.ids.length > 0) back.unshift([...page.ids]);
      }
      expect(back.flat()).toEqual(forward.flat());
      expect(new Set(forward.flat()).size).toBe(totalCount);
      const whole = forward.flat();
      const key = { DUE: 'due_at', SUBMITTED: 'submitted_at', UPDATED: 'updated_at' }[
        sort ?? (wanted.stage === 'DONE' ? 'UPDATED' : 'DUE')
      ];
      const way = (descending ?? (sort === undefined && wanted.stage === 'DONE')) ? 'desc' : 'asc';
      const sorted = await db.query<{ id: string }>(
        `select id from app.orders where id = any($1) order by coalesce(${key}, 'infinity') ${way}, id ${way}`,
        [whole],
      );
      expect(whole).toEqual(sorted.map((row) => row.id));
    };
    await fc.assert(fc.asyncProperty(asked, read), { numRuns: 40 });
  });

  test('a holder is found by the lease that runs; a partner is not told who holds', async () => {
    const [me, other] = people.reviewers;
    const count = async (holder: string, actor = me.actor) => (await list({ filter: { holder } }, actor)).totalCount;
    const [mine, theirs, nobody] = [await count('ME'), await count(other.actor.id), await count('NOBODY')];
    expect([mine > 0, theirs > 0]).toEqual([true, true]);
    expect(mine + theirs + nobody).toBe(COPIES + 1);
    expect(await count('ME', other.actor)).toBe(theirs);
    for (const holder of ['ME', 'NOBODY', me.actor.id]) expect(await count(holder, people.partner.actor)).toBe(0);
  });

  test('flags: what is overdue and what is at risk', async () => {
    const count = async (flag: OrderFlag) => (await list({ filter: { flag } })).totalCount;
    expect([await count('OVERDUE'), await count('AT_RISK'), await count('RECTIFICATION')]).toEqual([20, 20, 0]);
    await expect(list({ after: 'nonsense' })).rejects.toThrow(RangeError);
  });
});
