import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFilesDir, INSTALLATION_FILE, storedFilePath } from '@beian/database/files';
import { SetupFault } from '@beian/database/programs';
import type pg from 'pg';
import { type BackupFile, listBackups, openBackup } from '../backup-set/index.ts';
import { asSuperuser, neededFiles } from '../snapshot/index.ts';
import { copyFiles } from './copy-files.ts';

export interface RestoredFiles {
  /** Files that rows of the database name and the folder lacked. */
  readonly lacking: number;
  /** How many of them a backup had. */
  readonly copied: number;
}

/**
 * Copies back the stored files that rows of the database name and `filesDir` lacks, from the newest backup of the set that has each; also
 * while the programs run. What is there is never replaced.
 */
export async function restoreFiles(options: {
  readonly dir: string;
  readonly superuserUrl: string;
  readonly filesDir: string;
}): Promise<RestoredFiles> {
  const { superuserUrl, filesDir } = options;
  await checkFilesDir(filesDir);
  await asSuperuser(superuserUrl, (client) => markFiles(client, filesDir));
  const { pool, name } = await openBackup(options.dir);
  const set = path.resolve(options.dir, path.basename(path.resolve(options.dir)) === name ? '..' : '.');
  const lacking = new Set<string>();
  for (const file of await asSuperuser(superuserUrl, neededFiles))
    if ((await stat(storedFilePath(filesDir, file)).catch(() => undefined)) === undefined) lacking.add(file);
  const found = new Map<string, BackupFile>();
  for (const one of (await listBackups(set)).reverse())
    for (const file of await (await openBackup(path.join(set, one))).files())
      if (lacking.has(file.name) && !found.has(file.name)) found.set(file.name, file);
  await copyFiles(pool, [...found.values()], filesDir);
  return { lacking: lacking.size, copied: found.size };
}

/**
 * Writes into a folder the id of the installation whose files are restored there; a database of before there was one has none.
 * @throws SetupFault for the folder of another installation
 */
export async function markFiles(client: pg.ClientBase, filesDir: string): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regprocedure('app.installation_id()') is not null as known`,
  );
  if (rows[0]?.known !== true) return;
  const { rows: found } = await client.query<{ id: string | null }>('select app.installation_id() as id');
  const id = found[0]?.id;
  const mark = path.join(filesDir, INSTALLATION_FILE);
  const there = await readFile(mark, 'utf8').catch(() => undefined);
  if (!id || there?.trim() === id) return;
  if (there !== undefined)
    throw new SetupFault(
      `FILES_DIR: ${path.resolve(filesDir)} belongs to the installation ${there.trim()}, and the database to ${id}: name a folder of this one.`,
    );
  await writeFile(mark, `${id}\n`, { mode: 0o600, flag: 'wx', flush: true });
}
