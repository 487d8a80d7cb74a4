import { readOnly, system } from '@beian/database/transaction';
import { editionOf } from '@beian/domain/province';
import type { RuleChange } from '@beian/domain/rule-book';
import { findFacts } from '@beian/orders/facts';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { companyIn, ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { loadOrderAs, orderInState, takeSteps, type Walk } from '@beian/testing/orders';
import { approve, jiangsu, writeDraft } from '@beian/testing/ruled-orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  records = await seedRecords(
    db,
    [0, 1, 2].map((at) => companyIn(jiangsu, at)),
  );
  people = await seedPeople(db);
  const account = { province: jiangsu, ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
}, 120_000);
afterAll(() => db?.close());

const says = { zh: '样例要求', en: 'A sample requirement' };
/** Warns of every new name, asks for a paper, and for a look at the website. */
const rule: RuleChange = {
  does: 'add',
  rule: {
    ...{ id: 'three', in: [jiangsu], says, why: 'sample', from: '2026-12-02' },
    effects: [
      {
        ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome: 'warn', suggestion: says },
        broken: { not: { absent: 'website.name' } },
      },
      { to: 'material', material: 'PHONE_BILLS' },
      { to: 'checklist', item: 'website.homeUrl' },
    ],
  },
};

const inReview = async (at: number, state: 'INITIAL_REVIEW' | 'VERIFICATION_PENDING'): Promise<Walk> => {
  const record = records[at] as SeededRecord;
  return { db, people, record, province: jiangsu, orderId: await orderInState(db, people, record, state) };
};
/** What is kept of an order's judgement, and what its reviewer reads of it. */
async function judgedOf(walk: Walk) {
  const facts = (await readOnly(db.worker, system('clock'), (tx) => findFacts(tx, [walk.orderId]))).get(
    walk.orderId,
  )?.facts;
  if (facts === undefined) throw new Error('no order');
  const [stored] = await db.query('select findings, assessment from app.order_contents where order_id = $1', [
    walk.orderId,
  ]);
  const order = await loadOrderAs(walk, people.reviewers[0].actor);
  return { edition: editionOf(facts.edition), required: facts.required, stored, items: order?.items };
}

test('an order stays as it was judged when its rule ends, and is passed by it; the next one is judged without', async () => {
  await approve({ db, people }, await writeDraft({ db, people }, [rule]));
  await db.travel('2026-12-02T02:00:00Z');
  const waiting = await inReview(0, 'INITIAL_REVIEW');
  const passed = await inReview(1, 'VERIFICATION_PENDING');
  const was = [await judgedOf(waiting), await judgedOf(passed)];
  for (const { edition, required, stored } of was) {
    expect(edition).toBe('2018-06+2026-12-02');
    expect(required).toContain('PHONE_BILLS');
    expect(JSON.stringify(stored)).toContain('A sample requirement');
  }

  const [own] = await db.query<{ id: string }>('select id from app.own_rules');
  await approve(
    { db, people },
    await writeDraft({ db, people }, [{ does: 'end', rule: own?.id ?? '', until: '2026-12-03' }]),
  );
  expect([await judgedOf(waiting), await judgedOf(passed)]).toEqual(was);
  await db.travel('2026-12-03T02:00:00Z');
  expect([await judgedOf(waiting), await judgedOf(passed)]).toEqual(was);

  const next = await judgedOf(await inReview(2, 'INITIAL_REVIEW'));
  expect(next.edition).toBe('2018-06+2026-12-03');
  expect(next.required).not.toContain('PHONE_BILLS');
  expect(JSON.stringify(next.stored)).not.toContain('A sample requirement');

  // The reviewer judges the paper that the ended rule asked for, and the order goes on.
  await takeSteps(db, people, waiting.record, waiting.orderId, ['approveInitialReview']);
  const verdicts = await db.query(
    `select item from app.verdicts where order_id = $1 and item in ('material.PHONE_BILLS', 'website.homeUrl')`,
    [waiting.orderId],
  );
  expect(verdicts.length).toBeGreaterThan(0);
  expect((await judgedOf(waiting)).edition).toBe('2018-06+2026-12-02');
});
