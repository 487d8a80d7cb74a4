import { testContext } from '@beian/database/context';
import { applySmsStatuses, listSmsStatusRequests } from '@beian/submissions/sms';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';
import { walkTestOrder } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepTestOrder } from './step.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

test('an order that one step returned for its SMS is not verified by another step that began before', async () => {
  const { partner } = await seedPeople(db);
  const { orderId } = await walkTestOrder(db, partner.actor, 'test:sms-pending', { province: '120000' });
  const state = async () => (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state;
  expect(await state()).toBe('SMS_PENDING');
  const ctx = testContext(db.worker);
  const asked = await listSmsStatusRequests(ctx, orderId);
  const timedOut = { state: 'timedOut', sentAt: null, wrongEntries: 0 } as const;
  const waiting = async () =>
    (
      await db.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    )[0]?.n;
  // Both wait for the order, one behind the other.
  const release = await db.hold(`select 1 from app.orders where id = '${orderId}' for update`);
  const answers = new Map(asked.map(({ id }) => [id, timedOut]));
  const returning = applySmsStatuses(ctx, orderId, asked[0]?.submissionId ?? '', answers, true);
  await expect.poll(waiting).toBe(1);
  const explain = (code: string) => ({
    said: { code, sentence: { zh: '测试', en: 'test' }, handling: 'correct' } as const,
    concerns: [],
  });
  const step = stepTestOrder(ctx, orderId, { buildFile: async () => undefined, explain });
  await expect.poll(waiting).toBe(2);
  await release();
  expect(await returning).toBe('expireSms');
  await step;
  expect(await state()).toBe('SMS_RETURNED');
  await ctx.close();
});
