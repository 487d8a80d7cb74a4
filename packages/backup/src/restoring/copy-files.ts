import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { storedFilePath } from '@beian/database/files';
import pLimit from 'p-limit';
import { type BackupFile, type FilePool, syncToDisk } from '../backup-set/index.ts';

/** Files copied at a time. */
const PARALLEL = 8;

/** Copies files that are not there yet; each appears whole. */
export async function copyFiles(pool: FilePool, files: readonly BackupFile[], filesDir: string): Promise<void> {
  const limit = pLimit(PARALLEL);
  const folders = new Set<string>();
  await limit.map([...files], async (file) => {
    const to = storedFilePath(filesDir, file.name);
    if ((await stat(to).catch(() => undefined))?.size === file.bytes) return;
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    const part = `${to}.part`;
    await copyFile(pool.pathOf(file), part);
    await syncToDisk(part);
    await rename(part, to);
    folders.add(path.dirname(to)).add(path.dirname(path.dirname(to)));
  });
  for (const folder of [...folders, filesDir]) await syncToDisk(folder);
}
