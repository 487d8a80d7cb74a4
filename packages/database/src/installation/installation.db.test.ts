import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FilingRecord } from '@beian/domain/filing';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openContext } from '../context/context.ts';
import { findReadinessFaults } from '../context/readiness.ts';
import { type FileStore, INSTALLATION_FILE } from '../files/index.ts';
import { generateKey, readKeysFile, updateKeysFile } from '../sealing/keys-file.ts';
import type { AppContext } from '../transaction/context-type.ts';

let db: TestDatabase;
let folder: string;
let keysText: string;
const opened: AppContext[] = [];
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'beian-installation-'));
  keysText = readFileSync(db.keysFile, 'utf8');
  const [record] = await seedRecords(db, moreRecords(1) as readonly FilingRecord[]);
  if (record === undefined) throw new Error('no record');
  await orderInState(db, await seedPeople(db), record, 'INITIAL_REVIEW');
});
beforeEach(() => replaceKeys(keysText));
afterAll(async () => {
  await Promise.all(opened.map((ctx) => ctx.close()));
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => path.join(folder, name);
/** As an operator does: the file is replaced, never written in place. */
const replaceKeys = (text: string, file = db.keysFile) => {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
/** Keys with the ids of ours. */
const otherKeys = (): string => {
  const { sealing, hash } = readKeysFile(db.keysFile);
  const anew = ({ current, keys }: typeof sealing) => ({
    current,
    keys: Object.fromEntries(Object.keys(keys).map((id) => [id, generateKey()])),
  });
  return JSON.stringify({ sealing: anew(sealing), hash: anew(hash) });
};
const open = async (options: Partial<Parameters<typeof openContext>[0]> = {}) => {
  const ctx = await openContext({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir, ...options });
  opened.push(ctx);
  return ctx;
};
const idOf = async () => (await db.query<{ id: string }>('select id from migrations.installation'))[0]?.id ?? '';
const folderOf = (name: string, installation?: string) => {
  mkdirSync(at(name));
  if (installation !== undefined) writeFileSync(path.join(at(name), INSTALLATION_FILE), `${installation}\n`);
  return at(name);
};
const faultsOf = async (ctx: AppContext) => findReadinessFaults(ctx);

test('the first start gives database and file store one id, and notes its keys; later starts find them', async () => {
  const id = await idOf();
  expect(readFileSync(path.join(db.filesDir, INSTALLATION_FILE), 'utf8')).toBe(`${id}\n`);
  expect(await db.query('select part, key_id from migrations.key_checks order by 1')).toEqual([
    { part: 'hash', key_id: 'h1' },
    { part: 'sealing', key_id: 'k1' },
  ]);
  await open();
  expect(await idOf()).toBe(id);
});

test('a keys file with the same ids and other keys, of another installation or of before a rotation is refused', async () => {
  const keysFile = at('keys.json');
  const start = (text: string) => {
    replaceKeys(text, keysFile);
    return open({ keysFile });
  };
  await expect(start(otherKeys())).rejects.toThrow(
    new RegExp(
      `^KEYS_FILE: the key k1, h1 in ${keysFile} is another one than the key of that name that this database was written with: put`,
    ),
  );
  const ours = JSON.parse(keysText);
  const foreign = randomUUID();
  await expect(start(JSON.stringify({ ...ours, installation: foreign }))).rejects.toThrow(
    `KEYS_FILE: ${keysFile} belongs to the installation ${foreign}, and the database to ${await idOf()}: name`,
  );
  await expect(
    start(JSON.stringify({ ...ours, sealing: { current: 'k7', keys: { k7: generateKey() } } })),
  ).rejects.toThrow(`KEYS_FILE: ${keysFile} lacks the key k1, which this database was written with: put the newest`);
  expect(await db.query('select 1 from migrations.key_checks')).toHaveLength(2);
});

test('an installation of an earlier release takes its own keys, also when others come first', async () => {
  await db.query('delete from migrations.key_checks');
  const keysFile = at('earlier.json');
  replaceKeys(otherKeys(), keysFile);
  await expect(open({ keysFile })).rejects.toThrow('is another one than the key of that name');
  expect(await db.query('select 1 from migrations.key_checks')).toEqual([]);
  await open();
  expect(await db.query('select 1 from migrations.key_checks')).toHaveLength(2);
});

test('an empty store, the store of another installation and a new database for a store that is in use are refused', async () => {
  const id = await idOf();
  await expect(open({ filesDir: folderOf('empty') })).rejects.toThrow(
    `FILES_DIR: the folder ${at('empty')} holds none of the files that the database of the installation ${id} names: mount`,
  );
  const foreign = randomUUID();
  await expect(open({ filesDir: folderOf('foreign', foreign) })).rejects.toThrow(
    `FILES_DIR: the folder ${at('foreign')} belongs to the installation ${foreign}, and the database to ${id}: name`,
  );
  const another = await testDatabase();
  try {
    await another.query('delete from migrations.installation');
    const start = openContext({ databaseUrl: another.appUrl, keysFile: another.keysFile, filesDir: db.filesDir });
    await expect(start).rejects.toThrow(
      `FILES_DIR: the folder ${db.filesDir} belongs to the installation ${id}, and the database is a new one: name the database of that installation, or an empty`,
    );
  } finally {
    await another.close();
  }
  // A store without the id that holds the files is ours: one of an earlier release.
  rmSync(path.join(db.filesDir, INSTALLATION_FILE));
  await open();
  expect(readFileSync(path.join(db.filesDir, INSTALLATION_FILE), 'utf8')).toBe(`${id}\n`);
});

test('a keys file that is replaced by other keys under a running process is not used: nothing is sealed with them', async () => {
  let tell: (sentence: string) => void = () => undefined;
  const refused = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const ctx = await open({ onRefusedKeys: (sentence) => tell(sentence) });
  const before = ctx.keys.seal('notes.body:1', '样例');
  const foreign = otherKeys();
  replaceKeys(foreign);
  expect(await refused).toMatch(/^KEYS_FILE: the key k1, h1 in .* is another one than the key of that name/);
  expect(await faultsOf(ctx)).toEqual(['KEYS_FOREIGN']);
  const after = ctx.keys.seal('notes.body:2', '样例');
  replaceKeys(keysText);
  expect(await faultsOf(ctx)).toEqual([]);
  const other = await open();
  expect([before, after].map((sealed, n) => other.keys.unseal(`notes.body:${n + 1}`, sealed).toString())).toEqual([
    '样例',
    '样例',
  ]);
  expect(ctx.keys.searchHash('mobile', '1')).toBe(other.keys.searchHash('mobile', '1'));
});
test('a store that is swapped under a running process makes it unready; nothing is written, listed or missed in it', async () => {
  const ctx = await open();
  const name = await ctx.files.put(Buffer.from('ours'));
  const work: readonly (readonly [string, (files: FileStore) => Promise<unknown>])[] = [
    ['put', (files) => files.put(Buffer.from('x'))],
    ['get', (files) => files.get(name)],
    ['list', (files) => files.list(name.slice(0, 2))],
    ['delete', (files) => files.delete(name)],
    ['ageMs', (files) => files.ageMs(name)],
  ];
  renameSync(db.filesDir, at('away'));
  try {
    for (const installation of [undefined, randomUUID()]) {
      mkdirSync(db.filesDir);
      if (installation !== undefined) writeFileSync(path.join(db.filesDir, INSTALLATION_FILE), installation);
      expect(await faultsOf(ctx)).toEqual(['FILES_FOREIGN']);
      for (const [what, run] of work) await expect(run(ctx.files), what).rejects.toThrow('the file store is away');
      rmSync(db.filesDir, { recursive: true });
    }
  } finally {
    renameSync(at('away'), db.filesDir);
  }
  expect(await faultsOf(ctx)).toEqual([]);
  expect((await ctx.files.get(name)).toString()).toBe('ours');
});

test('new keys of a rotation are compared before they seal, and open what other processes seal at once', async () => {
  const ctx = await open();
  updateKeysFile(db.keysFile, (keys) => ({
    ...keys,
    sealing: { ...keys.sealing, keys: { ...keys.sealing.keys, k2: generateKey() }, current: 'k2' },
  }));
  const other = await open();
  const sealed = other.keys.seal('x', 'new');
  expect(ctx.keys.unseal('x', sealed).toString()).toBe('new');
  expect(await db.query(`select 1 from migrations.key_checks where key_id = 'k2'`)).toHaveLength(1);
});
