import { type DatabaseProxy, databaseProxy, type TestDatabase, testDatabase } from '@beian/testing/database';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../connection/connections.ts';
import { system } from './system-actor.ts';
import { readOnly } from './transactions.ts';

let db: TestDatabase;
let proxy: DatabaseProxy;
let pool: Pool;
beforeAll(async () => {
  db = await testDatabase();
  proxy = await databaseProxy(db.url);
  pool = openPool({ connectionString: proxy.through(db.appUrl), max: 1 });
});
afterAll(async () => {
  await pool.end();
  await proxy.close();
  await db.close();
});

test('BEGIN and the statements that are given with it leave in one write', async () => {
  const ctx = { ...db.app, pools: { ...db.app.pools, system: pool } };
  const read = () =>
    readOnly(ctx, system('clock'), (tx) => Promise.all([tx.client.query('select 1'), tx.client.query('select 2')]));
  await read();
  const before = proxy.sent();
  await read();
  // The second is COMMIT.
  expect(proxy.sent() - before).toBe(2);
});
