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

test('BEGIN, the statements that are given with it, and the ROLLBACK of the read before leave in one write', async () => {
  const ctx = { ...db.app, pools: { ...db.app.pools, system: pool } };
  const read = () =>
    readOnly(ctx, system('clock'), (tx) => Promise.all([tx.client.query('select 1'), tx.client.query('select 2')]));
  await pool.query('select 1');
  const before = proxy.sent();
  await Promise.all([read(), read(), read()]);
  await pool.query('select 1');
  // One for each read, the last ROLLBACK, and the statement after it, which may arrive with it.
  expect(proxy.sent() - before).toBeLessThanOrEqual(5);
});
