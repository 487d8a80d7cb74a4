import { changeSetting } from '@beian/database/settings';
import { transaction } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import type { FieldValues } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { Day } from '@beian/domain/province';
import { editionOn, ruleDays } from '@beian/domain/settings';
import { rulesNow } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PerformOutcome } from '../event/perform-call.ts';
import { findFacts } from '../facts/facts.ts';
import { perform } from '../perform/perform.ts';

/** 00:00 in Shanghai of the day on which Guangdong begins to ask for a commitment (docs/spec/rules.md ). */
const MIDNIGHT = Date.parse('2021-06-20T16:00:00Z');

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase({ at: new Date(MIDNIGHT - 3_600_000).toISOString() });
  const ofGuangdong = fictitiousRecords.map((record) => ({
    ...record,
    subject: { ...record.subject, province: '440000' },
  }));
  records = await seedRecords(db, ofGuangdong);
  people = await seedPeople(db);
  const { actor } = people.administrator;
  const outcome = await transaction(db.app, actor, (tx) =>
    changeSetting(db.app, tx, { actor, name: 'edition', value: 'current', from: '2018-06', key: 'current' }),
  );
  expect(outcome).toEqual({ ok: true });
});
afterAll(() => db?.close());

const act = (event: LiveEvent, orderId: string, input: object = {}): Promise<PerformOutcome> => {
  const { actor } = people.partner;
  return transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input }));
};
const save = (orderId: string, values: FieldValues) =>
  act('saveDraft', orderId, { fields: Object.entries(values).map(([field, value]) => ({ field, value })) });
const facts = async (orderId: string) =>
  (await transaction(db.app, people.partner.actor, (tx) => findFacts(tx, [orderId]))).get(orderId)?.facts;
const refused = (outcome: PerformOutcome) =>
  outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field ?? ''}`);
const order = (state: 'DRAFT' | 'INITIAL_REVIEW', at: number) => {
  const record = records[at];
  if (record === undefined) throw new Error(`there is no record ${at}`);
  return orderInState(db, people, record, state);
};

describe('under the rules of the day', () => {
  test('a rule applies to the orders that are submitted from its first day on, without another edition', async () => {
    const sent = await order('INITIAL_REVIEW', 0);
    const draft = await order('DRAFT', 1);
    await save(draft, { 'website.name': '样例新站点名称' });
    for (const id of [sent, draft]) {
      expect(await facts(id)).toMatchObject({ edition: '2021-06-01', assessedUnder: '2021-06-01' });
      expect((await facts(id))?.required).not.toContain('COMMITMENT');
    }

    await db.travel(new Date(MIDNIGHT + 60_000).toISOString());
    expect(await facts(draft)).toMatchObject({ edition: '2021-06-21', assessedUnder: '2021-06-01' });
    expect(refused(await act('submit', draft))).toContain('RULES_CURRENT ');
    await save(draft, { 'website.name': '样例新站点名称' });
    expect(refused(await act('submit', draft))).toContain('MATERIAL_MISSING material.COMMITMENT');

    await act('addNote', sent, { text: '备注' });
    expect(await facts(sent)).toMatchObject({ edition: '2021-06-01' });
    const submitted = await order('INITIAL_REVIEW', 2);
    expect((await facts(submitted))?.required).toContain('COMMITMENT');
    const rows = await db.query('select id, edition from app.orders where id = any($1)', [[sent, submitted]]);
    expect(new Map(rows.map((row) => [row.id, row.edition]))).toEqual(
      new Map([
        [sent, '2021-06-01'],
        [submitted, '2021-06-21'],
      ]),
    );
  });

  test('the database finds the same edition of a day as the domain, before and after each midnight in Shanghai', async () => {
    for (const day of ruleDays)
      for (const offset of [-60_000, 60_000]) {
        const at = Date.parse(`${day}T00:00:00+08:00`) + offset;
        await db.travel(new Date(at).toISOString());
        const { edition } = await transaction(db.app, people.partner.actor, rulesNow);
        expect(edition, `${day} ${offset}`).toBe(editionOn(shanghaiDay(at) as Day));
      }
  });
});
