import { rmSync } from 'node:fs';
import { openFileStore, storedFilePath } from '@beian/database/files';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../backup-set/index.ts';
import { withSnapshot } from '../snapshot/index.ts';
import { checks } from './checks.ts';

let db: TestDatabase;
let manifest: Manifest;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  if (record === undefined) throw new Error('no record');
  await orderInState(db, await seedPeople(db), record, 'INITIAL_REVIEW');
  // As the migration notes it after a restore.
  await db.query('delete from migrations.home');
  await db.query('select app.find_restore()');
  manifest = await withClient(db.url, (client) =>
    withSnapshot(client, async ({ id: _, files, ...facts }) => ({
      ...{ v: 1, release: '', serverVersion: 0, dumpVersion: 0, dump: { bytes: 0, sha256: '' }, ...facts },
      files: { count: files.size, bytes: 0, sha256: '', deletedMeanwhile: [], missing: [] },
    })),
  );
});
afterAll(() => db.close());

const verify = async (name: string) => {
  const { keys } = db.worker;
  const files = await openFileStore({ filesDir: db.filesDir }, keys);
  return withClient(db.url, async (client) =>
    checks[name]?.({ client, keys, keysFile: db.keysFile, files, manifest, headsDir: undefined, all: true }),
  );
};

test('a database that is what its backup was passes every check, and the snapshot names its keys', async () => {
  for (const name of Object.keys(checks)) expect([name, await verify(name)]).toMatchObject([name, { ok: true }]);
  expect(manifest).toMatchObject({ keys: { sealing: ['k1'], hash: ['h1'] }, counts: { 'app.orders': 1 } });
  expect(manifest.roles).toEqual(expect.arrayContaining(['app', 'migrator', 'worker']));
  expect(manifest.files.count).toBeGreaterThan(0);
});

const damages: readonly (readonly [check: string, sql: string, said: RegExp])[] = [
  ['schema', `delete from migrations.applied where name like '0136%'`, /^not run: 0136/],
  ['installation', 'update migrations.installation set id = gen_random_uuid()', /belongs to .*, and the database to /],
  ['location', 'update migrations.home set timeline = timeline + 1', /has not run since the restore/],
  ['rows', 'delete from app.order_numbers', /^fewer than in the backup/],
  ['sealed values', `update app.websites set personal = personal || '\\x00'`, /do not open: websites\.personal:/],
  ['audit', `update app.orders set state = 'APPROVED'`, /^app\.orders order_.* its events say INITIAL_REVIEW/],
  [
    'sequences',
    `update app.order_contents set provider_ids = '{"website": "800000"}'`,
    /^behind what was given: app\.provider_ids/,
  ],
];
test.each(damages)('%s: a fault is named', async (name, sql, said) => {
  await db.query(sql);
  expect(await verify(name)).toMatchObject({ ok: false, said: expect.stringMatching(said) });
});

test('files: one that is missing is named, unless the backup knows that it was deleted meanwhile', async () => {
  const [material] = await db.query<{ file: string }>('select file from app.materials limit 1');
  const file = material?.file ?? '';
  rmSync(storedFilePath(db.filesDir, file));
  expect(await verify('files')).toMatchObject({ ok: false, said: expect.stringContaining(`${file} (missing)`) });
  manifest = { ...manifest, files: { ...manifest.files, deletedMeanwhile: [file] } };
  expect(await verify('files')).toMatchObject({ ok: true, said: expect.stringContaining('1 were gone') });
});
