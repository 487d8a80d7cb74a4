import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAudit } from '../audit/index.ts';
import { findReadinessFaults, openContext } from '../context/index.ts';
import { type AppContext, readList, transaction } from '../transaction/index.ts';

let db: TestDatabase;
let ctx: AppContext;
beforeAll(async () => {
  db = await testDatabase();
  // A server that is no standby counts as a replica that is away; a real one: e2e/replica.long.test.ts.
  ctx = await openContext({
    ...{ databaseUrl: db.appUrl, replicaUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir },
  });
});
afterAll(async () => {
  await ctx?.close();
  await db?.close();
});

test('a replica that is none is named and not read, and a write of a person is kept until a replica has it', async () => {
  const { reviewers } = await seedPeople(db);
  const [{ actor: reviewer }] = reviewers;
  expect(await findReadinessFaults(ctx)).toEqual(['REPLICA_AWAY']);
  expect(ctx.replica?.lag()).toBeNull();
  const countRows = () =>
    readList(ctx, reviewer, async (tx) => (await tx.client.query('select from app.audit')).rowCount ?? 0);
  const before = await countRows();
  expect(ctx.replica?.lastWriteOf(reviewer.id)).toBeUndefined();
  await transaction(ctx, reviewer, (tx) => writeAudit(tx, reviewer, 'search', undefined, 'done'));
  expect(ctx.replica?.lastWriteOf(reviewer.id)).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
  expect(await countRows()).toBe(before + 1);
});
