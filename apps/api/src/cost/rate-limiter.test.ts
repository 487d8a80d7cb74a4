import type { TakenPoints } from '@beian/accounts/partners';
import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

/** An in-memory bucket with its own clock, in place of the database. */
function bank({ pointsPerSecond = 100, bucket = 1000 } = {}) {
  const bank = {
    now: 0,
    asked: 0,
    left: bucket,
    at: 0,
    limits: { pointsPerSecond, bucket },
    ask: async ({ least, most, giveBack }: { least: number; most: number; giveBack: number }): Promise<TakenPoints> => {
      bank.asked += 1;
      const full = Math.min(
        bank.limits.bucket,
        bank.left + giveBack + ((bank.now - bank.at) / 1000) * bank.limits.pointsPerSecond,
      );
      const taken = full >= least ? Math.min(full, most) : 0;
      Object.assign(bank, { left: full - taken, at: bank.now });
      return { taken, left: bank.left, ...bank.limits };
    },
    purse: () => createRateLimiter(bank.ask, () => bank.now),
  };
  return bank;
}

test('a slice is taken once and spent without a query, and the remaining points are reported', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  expect(await purse.spend('p', 10)).toMatchObject({ allowed: true, remaining: 990, bucket: 1000, retryAfter: 0 });
  for (let at = 0; at < 9; at += 1) await purse.spend('p', 10);
  expect(ctx.asked).toBe(1);
  expect(await purse.spend('p', 10)).toMatchObject({ remaining: 890 });
  expect(ctx.asked).toBe(2);
  expect(purse.takeUsage()).toEqual([{ partnerId: 'p', requests: 11, points: 110, refused: 0 }]);
  expect(purse.takeUsage()).toEqual([]);
});

test('a call is refused without a query until the reported time, and then allowed (ASVS 2.4.1)', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  expect((await purse.spend('p', 950)).allowed).toBe(true);
  expect(await purse.spend('p', 250)).toMatchObject({ allowed: false, remaining: 50, retryAfter: 3 });
  const { asked } = ctx;
  for (let at = 0; at < 100; at += 1) expect((await purse.spend('p', 250)).allowed).toBe(false);
  expect(ctx.asked).toBe(asked);
  ctx.now += 3000;
  expect((await purse.spend('p', 250)).allowed).toBe(true);
  expect(await purse.spend('p', 1001)).toMatchObject({ allowed: false, retryAfter: Number.POSITIVE_INFINITY });
});

test('two processes together never exceed the bucket, and unspent points are given back', async () => {
  const ctx = bank();
  const [one, two] = [ctx.purse(), ctx.purse()];
  let spent = 0;
  for (let at = 0; at < 400; at += 1) {
    const [a, b] = await Promise.all([one.spend('p', 7), two.spend('p', 11)]);
    spent += (a.allowed ? 7 : 0) + (b.allowed ? 11 : 0);
  }
  expect(spent).toBeGreaterThan(1000 - 20);
  expect(spent).toBeLessThanOrEqual(1000);
  ctx.now += 10_000;
  await one.spend('p', 1);
  ctx.now += 1500;
  expect((await one.spend('p', 1000)).allowed).toBe(true);
});

test('parallel calls in one process share a few queries to the bucket', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  const all = await Promise.all(Array.from({ length: 200 }, () => purse.spend('p', 10)));
  expect(all.filter(({ allowed }) => allowed)).toHaveLength(100);
  expect(ctx.asked).toBeLessThanOrEqual(4);
});

test('an exhausted partner is known without a query, and changed limits apply at once', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  expect(purse.isExhausted('p')).toBeUndefined();
  await purse.spend('p', 1000);
  expect(purse.isExhausted('p')).toMatchObject({ allowed: false, retryAfter: 11 });
  ctx.limits = { pointsPerSecond: 1000, bucket: 5000 };
  ctx.left = 5000;
  purse.invalidate('p');
  expect(purse.isExhausted('p')).toBeUndefined();
  expect(await purse.spend('p', 2000)).toMatchObject({ allowed: true, bucket: 5000 });
});

test('anonymous callers have a bucket per address', () => {
  const ctx = bank();
  const purse = ctx.purse();
  for (let at = 0; at < 10; at += 1) expect(purse.spendAnonymous('1.2.3.4', 100).allowed).toBe(true);
  expect(purse.spendAnonymous('1.2.3.4', 100)).toMatchObject({ allowed: false, retryAfter: 2 });
  expect(purse.spendAnonymous('1.2.3.5', 100).allowed).toBe(true);
});

test('a fine takes all points, and the partner is exhausted until it could pay the fine (ASVS 15.2.2)', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  await purse.spend('p', 950);
  expect(await purse.fine('p', 100)).toMatchObject({ allowed: true, remaining: 0 });
  ctx.now += 500;
  expect(purse.isExhausted('p')).toMatchObject({ allowed: false, remaining: 50, retryAfter: 10 });
  ctx.now += 500;
  expect(purse.isExhausted('p')).toBeUndefined();
  // After that, a normal call needs only its own points.
  await purse.spend('p', 60);
  expect(purse.isExhausted('p')).toBeUndefined();
  expect(await purse.spend('p', 30)).toMatchObject({ allowed: true });
  expect(purse.isExhausted('p')).toMatchObject({ remaining: 10 });
});

test('parallel fines add up before the bucket is queried', async () => {
  const ctx = bank();
  const purse = ctx.purse();
  await purse.spend('p', 10);
  const fines: Promise<unknown>[] = [];
  let read = 0;
  for (let at = 0; at < 100; at += 1)
    if (purse.isExhausted('p') === undefined) {
      read += 1;
      fines.push(purse.fine('p', 100));
    }
  await Promise.all(fines);
  expect(read).toBe(9);
});

test('whoever waits the seconds of a refusal is allowed, with its fee, the least of the bucket and another process counted', async () => {
  for (const [pointsPerSecond, bucket] of [
    [1, 100],
    [3, 100],
    [7, 1000],
    [100, 1000],
    [10_000, 100_000],
  ] as const)
    for (const cost of [1, 5, 19, 20, 21, 60, 99, 100]) {
      const ctx = bank({ pointsPerSecond, bucket });
      const [one, two] = [ctx.purse(), ctx.purse()];
      await one.spend('p', 1);
      while ((await two.spend('p', 1)).allowed);
      ctx.now += 333;
      const what = `${cost} of ${bucket}, ${pointsPerSecond} per second`;
      expect((await one.spend('p', bucket)).allowed, what).toBe(false);
      const { allowed, retryAfter } = await one.refuse('p', cost);
      expect(allowed, what).toBe(false);
      ctx.now += retryAfter * 1000;
      expect(one.isExhausted('p'), what).toBeUndefined();
      expect((await one.spend('p', cost)).allowed, what).toBe(true);
    }
});

test('a refusal before the cost is known says when the dearest operation of the last minute can be paid', async () => {
  const ctx = bank({ pointsPerSecond: 10, bucket: 200 });
  const purse = ctx.purse();
  await purse.spend('p', 150);
  await purse.spend('p', 45);
  const { retryAfter = 0 } = purse.isExhausted('p') ?? {};
  ctx.now += retryAfter * 1000;
  expect(purse.isExhausted('p')).toBeUndefined();
  expect((await purse.spend('p', 150)).allowed).toBe(true);
});

test('an anonymous caller who waits the seconds of a refusal is allowed', () => {
  const ctx = bank();
  const purse = ctx.purse();
  while (purse.spendAnonymous('a', 40).allowed);
  const { retryAfter } = purse.refuseAnonymous('a', 700);
  ctx.now += retryAfter * 1000;
  expect(purse.spendAnonymous('a', 700).allowed).toBe(true);
});
