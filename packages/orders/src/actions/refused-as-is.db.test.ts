import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { answerAsBureau, orderInState, type Walk } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

/** The confirmation that a reviewer reads before pushing the order. */
async function confirmation(orderId: string, language: 'zh' | 'en' = 'en'): Promise<string | null | undefined> {
  const { actor } = people.reviewers[1];
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['actions'], language }),
  );
  return order?.actions?.find(({ event }) => event === 'pushToBureau')?.confirm;
}
const plain = 'Until the bureau answers nobody can withdraw or edit it';

/** An order at its bureau, and the answer to it. */
async function answered(at: number, verdict: 'refused' | 'technical', code: string): Promise<string> {
  const record = records[at];
  if (record === undefined) throw new Error('no such record');
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW');
  const walk: Walk = { db, people, record, province: '320000', orderId };
  await answerAsBureau(walk, verdict, code);
  return orderId;
}

test('an order that a bureau refused says so, in its words, before it is pushed again unchanged, and still can be', async () => {
  const orderId = await answered(0, 'refused', '1008');
  expect(await confirmation(orderId)).toBe(
    `The bureau refused exactly this content (1008 test); nothing was changed since, and it will probably be refused again. ${plain}`,
  );
  expect(await confirmation(orderId, 'zh')).toContain('管局上次驳回的就是这份内容（1008 测试）');
  const { actor } = people.reviewers[1];
  const outcome = await transaction(db.app, actor, (tx) =>
    perform(db.app, tx, { event: 'pushToBureau', actor, orderId, input: {} }),
  );
  expect(outcome.ok).toBe(true);
});

test('a technical refusal, a code that asks to file the same again, and other content than the refused one warn of nothing', async () => {
  expect(await confirmation(await answered(1, 'technical', '5001'))).toBe(plain);
  const orderId = await answered(2, 'refused', '1017');
  expect(await confirmation(orderId)).toContain('1017');
  await db.query(
    `update app.answer_entries set said = jsonb_set(said, '{0,handling}', '"wait"') where submission_id in
       (select submission_id from app.submission_orders where order_id = $1)`,
    [orderId],
  );
  expect(await confirmation(orderId)).toBe(plain);
  await db.query(`update app.answer_entries set said = jsonb_set(said, '{0,handling}', '"correct"')`);
  expect(await confirmation(orderId)).toContain('1017');
  await db.query('update app.submission_orders set report_hash = $2 where order_id = $1', [orderId, 'another']);
  expect(await confirmation(orderId)).toBe(plain);
});
