import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SetupFault } from '@beian/database/programs';
import { type FilePool, openFilePool, poolKey } from './file-pool.ts';
import {
  type BackupFile,
  backupFiles,
  hashFile,
  type Manifest,
  parseList,
  readManifest,
  syncToDisk,
} from './manifest.ts';

/** Name of a backup: the instant of its beginning, UTC, such as 2026-11-29T171000Z. */
const isBackupName = (name: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{6}Z$/.test(name);
export const backupName = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '')}Z`;

/** A whole backup of a set. */
export interface Backup {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly pool: FilePool;
  /** @throws SetupFault when the list is not the one of the manifest */
  files(): Promise<BackupFile[]>;
}

/** Names of the whole backups of a set, the oldest first. */
export async function listBackups(set: string): Promise<string[]> {
  return (await readdir(set).catch(() => [])).filter(isBackupName).sort();
}

/**
 * Opens a backup: `dir` is its folder, or the set, of which the newest is taken.
 * @throws SetupFault
 */
export async function openBackup(dir: string): Promise<Backup> {
  const given = path.resolve(dir);
  const isOne = isBackupName(path.basename(given));
  const set = isOne ? path.dirname(given) : given;
  const name = isOne ? path.basename(given) : (await listBackups(set)).at(-1);
  if (name === undefined)
    throw new SetupFault(`${given} holds no backup: name a folder that npm run backup has written.`);
  const folder = path.join(set, name);
  const manifest = await readManifest(folder);
  return { name, folder, manifest, pool: openFilePool(set), files: () => readList(folder, manifest) };
}

async function readList(folder: string, { files }: Manifest): Promise<BackupFile[]> {
  const file = path.join(folder, backupFiles.list);
  const found = await hashFile(file).catch(() => undefined);
  if (found?.sha256 !== files.sha256)
    throw new SetupFault(`${file} is missing or damaged: its hash is not the manifest's.`);
  return parseList(await readFile(file, 'utf8'));
}

/**
 * What of a backup is missing or damaged, a sentence each; empty: it is whole. Reads the dump, and looks at the length
 * of each stored file; that these open is what `verify-restore` finds.
 */
export async function findDamage(backup: Backup): Promise<string[]> {
  const { folder, manifest, pool } = backup;
  const faults: string[] = [];
  const dump = path.join(folder, backupFiles.dump);
  const found = await hashFile(dump).catch(() => undefined);
  if (found?.sha256 !== manifest.dump.sha256)
    faults.push(`${dump} is missing or damaged: its hash is not the manifest's.`);
  const files = await backup.files();
  const bad: string[] = [];
  for (const file of files) {
    const size = (await stat(pool.pathOf(file)).catch(() => undefined))?.size;
    if (size !== file.bytes) bad.push(pool.pathOf(file));
  }
  if (bad.length > 0) faults.push(`${bad.length} stored files are missing or cut, the first is ${bad[0]}.`);
  return faults;
}

/**
 * Makes a backup in the set `dir`: `write` fills a folder whose name ends in `.part`, and the folder gets its name when all of it is on
 * the disk. What an interrupted run has left is removed before.
 */
export async function addBackup<T>(
  dir: string,
  name: string,
  write: (folder: string, pool: FilePool) => Promise<T>,
): Promise<T> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(dir))
    if (entry.endsWith('.part')) await rm(path.join(dir, entry), { recursive: true, force: true });
  const part = path.join(dir, `${name}.part`);
  try {
    await mkdir(part, { mode: 0o700 });
    const done = await write(part, openFilePool(dir));
    await syncToDisk(part);
    await rename(part, path.join(dir, name));
    await syncToDisk(dir);
    return done;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Deletes the backups that are older than `days`, never the newest, then the stored files that no backup needs; how many of each. */
export async function prune(
  dir: string,
  days: number | undefined,
  now: Date,
): Promise<{ backups: number; files: number }> {
  const all = await listBackups(dir);
  const oldest = days === undefined ? '' : backupName(new Date(now.getTime() - days * 86_400_000));
  const old = all.slice(0, -1).filter((name) => name < oldest);
  for (const name of old) await rm(path.join(dir, name), { recursive: true, force: true });
  const kept = new Set<string>();
  for (const name of await listBackups(dir)) {
    const folder = path.join(dir, name);
    // A damaged list must not cost the files that it named, so its fault is thrown.
    for (const file of await readList(folder, await readManifest(folder))) kept.add(poolKey(file));
  }
  return { backups: old.length, files: await openFilePool(dir).removeOthers(kept) };
}
