import { editionInForceIn } from '@beian/database/settings';
import { transaction } from '@beian/database/transaction';
import type { LiveEvent, OrderFacts } from '@beian/domain/order';
import type { Day } from '@beian/domain/province';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  companyIn,
  fictitiousRecords,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainContentSql } from '../facts/domain-content.ts';
import { findFacts } from '../facts/facts.ts';
import { perform } from '../perform/perform.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
let inGuangdong: SeededRecord | undefined;
let inZhejiang: SeededRecord | undefined;
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-04T02:00:00Z' });
  records = await seedRecords(db, fictitiousRecords);
  const all = await seedRecords(db, [companyIn('440000', 0), companyIn('330000', 0)]);
  const others = all.filter(({ id }) => !records.some((one) => one.id === id));
  [inGuangdong, inZhejiang] = ['粤', '浙'].map((short) => others.find((one) => one.filingNumber.startsWith(short)));
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const order = (at: number) => orderInState(db, people, records[at] as SeededRecord, 'INITIAL_REVIEW');
/** A draft of a record, saved under the rules of the day. */
const savedDraft = async (record: SeededRecord | undefined): Promise<string> => {
  if (record === undefined) throw new Error('no such record');
  const orderId = await orderInState(db, people, record, 'DRAFT');
  const saved = await act('saveDraft', orderId, { fields: [{ field: 'website.name', value: '样例新站点名称' }] });
  expect(saved).toMatchObject({ ok: true });
  return orderId;
};
const act = (event: LiveEvent, orderId: string, input: object = {}) => {
  const { actor } = people.partner;
  return transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input }));
};
const reasonsOf = (outcome: Awaited<ReturnType<typeof act>>) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
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

test('an own rule of one province leaves the drafts and orders of the others as they were', async () => {
  const day = '2026-12-09';
  await db.travel('2026-12-07T16:00:00Z');
  const [guangdong, zhejiang] = [await savedDraft(inGuangdong), await savedDraft(inZhejiang)];
  const before = await facts(zhejiang);
  await addRule('rule_guangdong', day, { ...commitment, key: 'own.guangdong', in: ['440000'] });
  await db.travel(`${day}T00:01:00+08:00`);

  const after = await facts(zhejiang);
  expect([after.edition, after.assessedUnder]).toEqual([before.edition, before.assessedUnder]);
  expect(reasonsOf(await act('submit', zhejiang))).not.toContain('RULES_CURRENT');
  expect(await facts(guangdong)).toMatchObject({ edition: { edition: `2018-06+${day}` } });
  expect(reasonsOf(await act('submit', guangdong))).toContain('RULES_CURRENT');
});

test('the checks of added domains are asked again where a rule of their province changed, and nowhere else', async () => {
  const hashes = async (province: string) => {
    const [row] = await db.query<{ hash: string }>(
      `select ${domainContentSql("'example.com'", editionInForceIn('o.province'))} as hash from app.orders o
         join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id
       where o.round = 0 and o.province = $1`,
      [province],
    );
    return row?.hash;
  };
  const before = [await hashes('440000'), await hashes('330000')];
  await addRule('rule_again', '2026-12-11', { ...commitment, key: 'own.again', in: ['440000'] });
  await db.travel('2026-12-11T00:01:00+08:00');
  const after = [await hashes('440000'), await hashes('330000')];
  expect(after[1]).toBe(before[1]);
  expect(after[0]).not.toBe(before[0]);
});
