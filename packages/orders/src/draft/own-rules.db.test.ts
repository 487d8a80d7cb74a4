import { transaction } from '@beian/database/transaction';
import type { OrderFacts } from '@beian/domain/order';
import type { Day } from '@beian/domain/province';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFacts } from '../facts/facts.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  records = await seedRecords(db, fictitiousRecords);
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const order = (at: number) => orderInState(db, people, records[at] as SeededRecord, 'INITIAL_REVIEW');
const facts = async (orderId: string): Promise<OrderFacts> => {
  const { actor } = people.partner;
  const found = (await transaction(db.app, actor, (tx) => findFacts(tx, [orderId]))).get(orderId);
  if (found === undefined) throw new Error(`no order ${orderId}`);
  return found.facts;
};
/** As an approved draft adds it. */
const addRule = (id: string, from: Day, rule: object) =>
  db.query(
    `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ($1, 'sample', '{}', 'sample', $2) returning id)
     insert into app.own_rules (id, draft_id, rule, from_day) select $1, id, $3, $4 from d`,
    [id, people.supervisor.actor.id, JSON.stringify(rule), from],
  );
const commitment = {
  key: 'own.commitment',
  in: ['320000'],
  source: 'own',
  says: { zh: '须提供承诺书', en: 'The commitment is needed' },
  reaches: [{ to: 'material', material: 'COMMITMENT' }],
};

test("an installation's rule judges the orders submitted from its day on, and no earlier one", async () => {
  const before = await order(0);
  await expect(addRule('rule_today', '2026-12-04', commitment)).rejects.toThrow('days to come');
  await addRule('rule_new', '2026-12-05', commitment);
  expect(await facts(before)).toMatchObject({ edition: '2018-06' });

  await db.travel('2026-12-04T16:00:00Z');
  const after = await order(1);
  const judged = await facts(after);
  expect(judged.edition).toMatchObject({ edition: '2018-06+2026-12-05', own: [{ key: 'own.commitment' }] });
  expect(judged.required).toContain('COMMITMENT');
  expect((await facts(before)).required).not.toContain('COMMITMENT');
  expect(await db.query('select edition from app.orders where id = $1', [after])).toEqual([
    { edition: '2018-06+2026-12-05' },
  ]);

  // It ends: later orders are free of it, those judged by it are not.
  await expect(db.query(`update app.own_rules set until_day = '2026-12-05' where id = 'rule_new'`)).rejects.toThrow();
  await db.query(`update app.own_rules set until_day = '2026-12-07' where id = 'rule_new'`);
  await db.travel('2026-12-06T16:00:00Z');
  const freed = await order(2);
  expect(await facts(freed)).toMatchObject({ edition: { edition: '2018-06+2026-12-07', own: [] } });
  expect((await facts(freed)).required).not.toContain('COMMITMENT');
  expect((await facts(after)).required).toContain('COMMITMENT');
});
