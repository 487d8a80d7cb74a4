import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type FileStore, openFileStore, storedFilePath } from '@beian/database/files';
import { createKeyring, generateKey } from '@beian/database/sealing';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  addBackup,
  type BackupFile,
  backupFiles,
  backupName,
  findDamage,
  hashFile,
  listBackups,
  type Manifest,
  openBackup,
  prune,
  serializeList,
  writeDurably,
} from './index.ts';

const keys = { k1: generateKey(), k2: generateKey() };
const keyring = (current: 'k1' | 'k2') =>
  createKeyring({ sealing: { current, keys }, hash: { current: 'h1', keys: { h1: generateKey() } } });

let filesDir: string;
let set: string;
let store: FileStore;
beforeEach(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-backup-set-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  filesDir = path.join(folder, 'files');
  set = path.join(folder, 'backups');
  mkdirSync(filesDir);
  store = await openFileStore({ filesDir }, keyring('k1'));
});

/** A backup of these stored files, whose dump is a few bytes. */
const backUp = (at: string, names: readonly string[]): Promise<{ copied: number; taken: BackupFile[] }> =>
  addBackup(set, backupName(new Date(at)), async (folder, pool) => {
    const copied = (await pool.copyAll(filesDir)).files;
    const taken = (await Promise.all(names.map((name) => pool.take(filesDir, name)))).flatMap((file) => file ?? []);
    const file = (name: keyof typeof backupFiles) => path.join(folder, backupFiles[name]);
    await writeDurably(file('list'), serializeList(taken));
    await writeDurably(file('dump'), 'a dump');
    const manifest: Manifest = {
      ...{ v: 1, at, release: '0.1.0', migrations: ['0001-the-road.sql'], serverVersion: 170006, dumpVersion: 17 },
      ...{ counts: {}, keys: { sealing: [], hash: [] }, heads: { live: null, test: null }, roles: [] },
      dump: await hashFile(file('dump')),
      files: {
        ...{ count: taken.length, bytes: 0, deletedMeanwhile: [], missing: [] },
        sha256: (await hashFile(file('list'))).sha256,
      },
    };
    await writeDurably(file('manifest'), JSON.stringify(manifest));
    return { copied, taken };
  });

test('a backup copies the stored files that its set lacks, also those that were sealed under another key meanwhile', async () => {
  const [one, two] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))];
  expect(await backUp('2026-11-29T01:00:00Z', [one, two])).toMatchObject({ copied: 2 });
  const three = await store.put(Buffer.from('three'));
  await (await openFileStore({ filesDir }, keyring('k2'))).reseal(two);
  const { copied, taken } = await backUp('2026-11-29T02:00:00Z', [one, two, three]);
  expect(copied).toBe(2);
  expect(taken.map(({ keyId }) => keyId)).toEqual(['k1', 'k2', 'k1']);
  // The former backup keeps its own copy under the former key.
  const former = await openBackup(path.join(set, '2026-11-29T010000Z'));
  expect((await former.files()).map(({ keyId }) => keyId)).toEqual(['k1', 'k1']);
  expect(await findDamage(former)).toEqual([]);
  expect((await openBackup(set)).name).toBe('2026-11-29T020000Z');
});

test('a file that is deleted while the backup runs is in it if it was copied before, and else is not', async () => {
  const [copied, late] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))];
  const { taken } = await addBackup(set, '2026-11-29T010000Z', async (_, pool) => {
    await store.delete(late);
    await pool.copyAll(filesDir);
    await store.delete(copied);
    const files = [await pool.take(filesDir, copied), await pool.take(filesDir, late)];
    return { taken: files };
  });
  expect(taken).toEqual([{ name: copied, keyId: 'k1', bytes: expect.any(Number) }, undefined]);
});

test('a stored file whose head is damaged is left out and stops no backup', async () => {
  const name = await store.put(Buffer.from('one'));
  writeFileSync(storedFilePath(filesDir, name), '');
  expect(await backUp('2026-11-29T01:00:00Z', [name])).toEqual({ copied: 0, taken: [] });
});

test('what an interrupted backup has left is no backup, and the next one deletes it', async () => {
  const name = await store.put(Buffer.from('one'));
  const interrupted = addBackup(set, '2026-11-29T010000Z', async (folder) => {
    writeFileSync(path.join(folder, backupFiles.dump), 'half');
    throw new Error('ENOSPC');
  });
  await expect(interrupted).rejects.toThrow('ENOSPC');
  expect(readdirSync(set)).toEqual([]);
  // A killed one cannot clean up.
  mkdirSync(path.join(set, '2026-11-29T020000Z.part'));
  await expect(openBackup(set)).rejects.toThrow('holds no backup');
  await backUp('2026-11-29T03:00:00Z', [name]);
  expect(readdirSync(set).sort()).toEqual(['2026-11-29T030000Z', 'files']);
});

test('old backups go with the files that no other needs, the newest one never', async () => {
  const [old, kept] = [await store.put(Buffer.from('old')), await store.put(Buffer.from('kept'))];
  await backUp('2026-10-01T00:00:00Z', [old, kept]);
  await store.delete(old);
  await backUp('2026-10-02T00:00:00Z', [kept]);
  expect(await prune(set, undefined, new Date('2026-11-29T00:00:00Z'))).toEqual({ backups: 0, files: 0 });
  expect(await prune(set, 30, new Date('2026-11-29T00:00:00Z'))).toEqual({ backups: 1, files: 1 });
  expect(await listBackups(set)).toEqual(['2026-10-02T000000Z']);
  expect(await findDamage(await openBackup(set))).toEqual([]);
});

test('a damaged dump, a cut file, a changed list and a missing manifest are found', async () => {
  const name = await store.put(Buffer.from('one'));
  await backUp('2026-11-29T01:00:00Z', [name]);
  const backup = await openBackup(set);
  truncateSync(backup.pool.pathOf({ name, keyId: 'k1' }), 10);
  writeFileSync(path.join(backup.folder, backupFiles.dump), 'another');
  expect(await findDamage(backup)).toEqual([
    expect.stringMatching(/beian\.dump is missing or damaged/),
    expect.stringMatching(/^1 stored files are missing or cut/),
  ]);
  writeFileSync(path.join(backup.folder, backupFiles.list), '');
  await expect(backup.files()).rejects.toThrow("its hash is not the manifest's");
  // Nothing is deleted by a list that cannot be believed.
  await expect(prune(set, 30, new Date())).rejects.toThrow("its hash is not the manifest's");
  rmSync(path.join(backup.folder, backupFiles.manifest));
  await expect(openBackup(set)).rejects.toThrow('is no backup: it has no manifest.json');
});
