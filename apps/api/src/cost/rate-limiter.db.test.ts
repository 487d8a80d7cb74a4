import { takePoints } from '@beian/accounts/partners';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

let db: TestDatabase;
let partnerId: string;
beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  const rows = await db.query('select id from app.partners limit 1');
  partnerId = String(rows[0]?.id);
  await db.query('update app.partners set points_per_second = 7, points_bucket = 500');
});
afterAll(() => db.close());

test('whoever waits the seconds of a refusal is allowed by the bucket of the database, at every process', async () => {
  let now = 0;
  const limiter = () =>
    createRateLimiter(
      (asked) => takePoints(db.app, { ...asked, kind: 'live' }),
      () => now,
    );
  const [one, two] = [limiter(), limiter()];
  for (const cost of [20, 33, 180, 500]) {
    while ((await one.spend(partnerId, 30)).allowed) await two.spend(partnerId, 10);
    expect((await one.spend(partnerId, 500)).allowed).toBe(false);
    const { retryAfter } = await one.refuse(partnerId, cost);
    now += retryAfter * 1000;
    await db.travel(retryAfter * 1000);
    expect(one.isExhausted(partnerId)).toBeUndefined();
    expect([cost, (await one.spend(partnerId, cost)).allowed]).toEqual([cost, true]);
  }
});
