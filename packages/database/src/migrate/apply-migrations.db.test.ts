import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, migrationsFolder } from '../migrate.ts';
import { applyMigrations } from './apply-migrations.ts';
import { setLockTimeout } from './lock-retry.ts';

let db: TestDatabase;
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-migrations-'));
beforeAll(async () => {
  db = await testDatabase();
  cpSync(fileURLToPath(migrationsFolder), folder, { recursive: true });
  await apply('9990-parcels.sql', 'create table app.parcels (id int primary key, size int, place text);');
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const options = () => ({
  ...{ databaseUrl: db.migratorUrl, appUrl: db.appUrl, workerUrl: db.workerUrl },
  migrations: pathToFileURL(`${folder}/`),
  lockTimes: { timeoutMs: 50, pauseMs: 0, tries: 2 },
});
/** Applies one more file, as `migrate` does. */
const apply = (name: string, sql: string) => {
  writeFileSync(path.join(folder, name), sql);
  const { migrations, lockTimes } = options();
  return withClient(db.migratorUrl, async (client) => {
    await setLockTimeout(client, lockTimes.timeoutMs);
    return applyMigrations(client, migrations, lockTimes);
  });
};
const applied = async (name: string) =>
  (await db.query('select name from migrations.applied where name = $1', [name])).length === 1;

/** Doubles each size once, two rows in each transaction, which notes how many there were. */
const inBatches = `-- no-transaction
create table if not exists app.batches (n int);
-- Two at a time; the condition names what is left.
-- repeat until 0 rows
with changed as (update app.parcels set size = size * 2, place = 'here' where id in
  (select id from app.parcels where place is null order by id limit 2) returning id)
insert into app.batches select count(*) from changed having count(*) > 0;
create unique index concurrently if not exists parcels_size on app.parcels (size);
`;

test('a migration without a transaction changes rows in batches, and goes on after a broken run', async () => {
  await db.query('insert into app.parcels select n, least(n, 4) from generate_series(1, 5) n');
  // Two parcels have the same size, so the index remains invalid.
  await expect(apply('9991-batches.sql', inBatches)).rejects.toThrow('could not create unique index');
  expect(await applied('9991-batches.sql')).toBe(false);
  const index = () =>
    db.query(
      `select indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid where relname = 'parcels_size'`,
    );
  expect(await index()).toEqual([{ valid: false }]);
  await db.query('update app.parcels set size = 100 where id = 5');
  expect(await apply('9991-batches.sql', inBatches)).toBe(1);
  expect(await index()).toEqual([{ valid: true }]);
  expect(await db.query('select size from app.parcels order by id')).toEqual(
    [2, 4, 6, 8, 100].map((size) => ({ size })),
  );
  expect(await db.query('select n from app.batches')).toEqual([2, 2, 1].map((n) => ({ n })));
});

test('three programs that start at once build one index concurrently, without a deadlock', async () => {
  const sql = '-- no-transaction\ncreate index concurrently if not exists parcels_place on app.parcels (place);\n';
  writeFileSync(path.join(folder, '9992-place.sql'), sql);
  const all = await Promise.all([1, 2, 3].map(() => migrate(options())));
  expect(all.map((one) => one.applied).sort()).toEqual([0, 0, 1]);
});

test('a migration that does not get a lock gives up, says what to do, and runs when the lock is free', async () => {
  const sql = 'alter table app.parcels add column weight int;';
  await withClient(db.url, async (client) => {
    await client.query('begin; lock table app.parcels in access share mode');
    await expect(apply('9993-weight.sql', sql)).rejects.toThrow(
      /^DATABASE_URL: migrations\/9993-weight\.sql gave up after 2 tries, because another session .* holds a lock/,
    );
    await client.query('commit');
  });
  expect(await applied('9993-weight.sql')).toBe(false);
  expect(await apply('9993-weight.sql', sql)).toBe(1);
});

test('a migration that takes a table right and gives rights of columns leaves callers of the API what they work with', async () => {
  const sql = `revoke update on app.orders from app, app_staff, app_partner; grant update (state) on app.orders to app;`;
  expect(await apply('9995-rights.sql', sql)).toBe(1);
  const rights = await db.query(
    `select r as role, has_column_privilege(r, 'app.orders', 'state', 'update') as may from unnest(array['app', 'app_partner', 'app_staff']) r order by r`,
  );
  expect(rights).toEqual(['app', 'app_partner', 'app_staff'].map((role) => ({ role, may: true })));
});
