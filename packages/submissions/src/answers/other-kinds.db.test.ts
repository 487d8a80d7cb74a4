import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, ISP_ID, seedPeople, seedRecords, withOtherProvider } from '@beian/testing/fixtures';
import { answerAsBureau, orderInState, type Walk } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.close());

/** An order of the kind that waits for the bureau's decision. */
async function atBureau(kind: OrderKind): Promise<Walk> {
  const where = kind === 'NEW_ACCESS' ? 'alone' : 'beside';
  const [record] = await seedRecords(
    db,
    fictitiousRecords.map((one) => withOtherProvider(one, where)),
  );
  if (record === undefined) throw new Error('no record');
  const people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', kind);
  return { db, people, record, province: '320000', kind, orderId };
}

const reported = orderKinds.filter((kind) => kindRow(kind).report !== null);
const operationOf = (kind: OrderKind) => kindRow(kind).report?.answer;
const stateOf = async ({ orderId }: Walk) =>
  (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state;
const entries = () => db.query('select status, operation, why from app.answer_entries order by id');

describe.each(reported)('an order of the kind %s waits at the bureau', (kind) => {
  const others = reported.filter((other) => operationOf(other) !== operationOf(kind));

  test(`an answer to ${others.join(', ')} is kept as unmatched, and its own is applied`, async () => {
    const walk = await atBureau(kind);
    for (const other of others) {
      for (const [verdict, code] of [['approved', '1001'] as const, ['refused', '1011'] as const]) {
        expect([other, await answerAsBureau(walk, verdict, code, operationOf(other))]).toEqual([other, 'unmatched']);
        expect([other, await stateOf(walk)]).toEqual([other, 'BUREAU_REVIEW']);
      }
    }
    expect(await entries()).toMatchObject(
      others.flatMap((other) =>
        Array(2).fill({ status: 'unmatched', operation: operationOf(other), why: [{ code: 'OTHER_OPERATION' }] }),
      ),
    );
    expect(await answerAsBureau(walk, 'approved', '1001')).toBe('applied');
    expect(await stateOf(walk)).toBe('APPROVED');
  });
});
