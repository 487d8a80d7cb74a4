import { type DatabaseProxy, databaseProxy, type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { openContext } from './context.ts';

let db: TestDatabase;
let proxy: DatabaseProxy;
beforeAll(async () => {
  db = await testDatabase();
  proxy = await databaseProxy(db.url);
  const [server] = await db.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  proxy.replace(server?.version ?? '', '150018');
});
afterAll(async () => {
  await proxy.close();
  await db.close();
});

test('a PostgreSQL older than 16 is refused with a message, by the migration and when a program starts', async () => {
  const [databaseUrl, appUrl, workerUrl] = [db.migratorUrl, db.appUrl, db.workerUrl].map(proxy.through) as [
    string,
    string,
    string,
  ];
  await expect(migrate({ databaseUrl, appUrl, workerUrl })).rejects.toThrow(
    'DATABASE_URL names a PostgreSQL 15.18; it must be 16 or newer.',
  );
  const { keysFile, filesDir } = db;
  for (const url of [appUrl, workerUrl])
    await expect(openContext({ databaseUrl: url, keysFile, filesDir })).rejects.toThrow(
      'The database is a PostgreSQL 15.18; it must be 16 or newer.',
    );
});

test('an id made by SQL has the same form as one made by a program, and contains the time of the database', async () => {
  const clock = async () =>
    (await db.query<{ ms: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as ms'))[0]?.ms ?? 0;
  const before = Math.floor(await clock());
  const ids = await db.query<{ id: string }>(`select app.new_id('delivery') as id from generate_series(1, 500)`);
  const after = await clock();
  expect(new Set(ids.map(({ id }) => id)).size).toBe(500);
  for (const { id } of ids) {
    expect(id).toMatch(/^delivery_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    const ms = Number.parseInt(id.slice('delivery_'.length, 'delivery_'.length + 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
    expect(ms).toBeLessThanOrEqual(after);
  }
});
