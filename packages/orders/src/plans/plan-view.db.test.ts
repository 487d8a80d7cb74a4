import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { takeSteps } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadOrders } from '../order-list/orders.ts';
import { openPlan, previewPlan } from './index.ts';

let db: TestDatabase;
let people: People;
let record: Awaited<ReturnType<typeof seedRecords>>[number];
beforeAll(async () => {
  db = await testDatabase();
  const [first] = await seedRecords(db);
  if (first === undefined) throw new Error('no record');
  record = first;
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const planOf = (id: string, actor: Actor) =>
  transaction(db.app, actor, async (tx) => {
    const [order] = await loadOrders(db.app, tx, { ids: [id], actor, language: 'en', parts: ['plan'] });
    return order?.plan;
  });

test('reviewer and partner read the plan with an order: its expected times are those of the preview, and a step that came to nothing is explained', async () => {
  const { actor } = people.partner;
  const asked = { name: 'REFILE', recordId: record.id } as const;
  const [preview, outcome] = await transaction(db.app, actor, async (tx) => [
    await previewPlan(tx, { ...asked, province: '320000', language: 'en' }),
    await openPlan(db.app, tx, { ...asked, actor, key: 'key' }),
  ]);
  expect(outcome.ok).toBe(true);
  const orders = await db.query<{ id: string }>('select order_id as id from app.plan_steps order by position');
  const [cancellation, filing] = orders.map(({ id }) => id);
  if (cancellation === undefined || filing === undefined) throw new Error('the plan has two orders');
  const plans = await Promise.all([actor, people.reviewers[0].actor].map((reader) => planOf(filing, reader)));
  const { mostSeconds, stillSeconds } = preview;
  for (const plan of plans) {
    expect(plan).toMatchObject({ name: 'REFILE', stopped: null, mostSeconds, stillSeconds });
    expect(plan?.steps.map(({ orderId }) => orderId)).toEqual([cancellation, filing]);
  }
  await takeSteps(db, people, record, cancellation, ['abandon']);
  expect(await planOf(filing, actor)).toMatchObject({
    mostSeconds: null,
    stillSeconds: null,
    stopped:
      'Step 1 was abandoned. Nothing was cancelled: what is filed stays filed. The drafts after it cannot be submitted: abandon them',
  });
});
