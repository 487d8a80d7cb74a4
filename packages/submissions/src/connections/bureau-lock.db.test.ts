import { openContext } from '@beian/database/context';
import { system, transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withBureauLock } from './bureau-lock.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const anotherContext = () =>
  openContext({ databaseUrl: db.workerUrl, keysFile: db.keysFile, filesDir: db.filesDir, poolSize: 3 });

test('calls to many bureaus hold one database connection, and one lock per bureau', async () => {
  const ctx = await anotherContext();
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = 0;
  let allAsked: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    allAsked = resolve;
  });
  const names = Array.from({ length: 31 }, (_, at) => `bureau_${at}`);
  const waiting = names.map((name) =>
    withBureauLock(ctx, name, async () => {
      asked += 1;
      if (asked === names.length) allAsked();
      await answered;
    }),
  );
  await all;
  expect(await withBureauLock(ctx, 'bureau_7', async () => undefined)).toBe(false);
  expect(await withBureauLock(db.worker, 'bureau_7', async () => undefined)).toBe(false);
  expect(await transaction(ctx, system('bureau'), async () => 'free')).toBe('free');
  answer();
  expect(await Promise.all(waiting)).toEqual(names.map(() => true));
  expect(await withBureauLock(db.worker, 'bureau_7', async () => undefined)).toBe(true);
  await ctx.close();
});

test('the locks of a session end with it, and the next call opens a new one', async () => {
  const ctx = await anotherContext();
  const done = await withBureauLock(ctx, 'bureau_1', async () => {
    // With a time it waits until the session has ended, and its locks with it.
    await db.query(
      `select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    );
  });
  expect(done).toBe(true);
  expect(await withBureauLock(ctx, 'bureau_1', async () => undefined)).toBe(true);
  await ctx.close();
});

test('work that fails releases its lock', async () => {
  const fails = () => Promise.reject(new Error('as told'));
  await expect(withBureauLock(db.worker, 'bureau_2', fails)).rejects.toThrow('as told');
  expect(await withBureauLock(db.worker, 'bureau_2', async () => undefined)).toBe(true);
});
