import { stat } from 'node:fs/promises';
import path from 'node:path';
import { checkFilesDir, storedFilePath } from '@beian/database/files';
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
  checkFilesDir(filesDir);
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
