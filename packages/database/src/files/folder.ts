import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { mkdtemp, rmdir, statfs } from 'node:fs/promises';
import path from 'node:path';

/** FILES_DIR cannot be used; the message names the variable, the folder or bucket, and what to do. */
export class FilesDirFault extends Error {}

/**
 * A missing folder is not created: usually its volume is not mounted, and files stored meanwhile would be missing
 * later. The check writes a file, because mode bits do not show a read-only mount.
 * @throws FilesDirFault
 */
export function checkFilesDir(dir: string): void {
  const folder = path.resolve(dir);
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined)
    throw new FilesDirFault(
      `FILES_DIR: there is no folder ${folder}. Mount the volume that holds the stored files, or on a first start make it: mkdir -m 700 ${folder}`,
    );
  if (!stat.isDirectory())
    throw new FilesDirFault(`FILES_DIR: ${folder} is no folder. Name the folder of the stored files.`);
  try {
    rmdirSync(mkdtempSync(path.join(folder, '.check-')));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new FilesDirFault(
      `FILES_DIR: ${folder} cannot be written to (${code}). Give it to the user that this program runs as (chown), and mount it writable.`,
    );
  }
}

/** Space that must be left: several of the largest files, MiB. */
const MIN_FREE_MIB = 256;

/** Why nothing can be stored: the folder or bucket cannot be written to, has hardly any space left, does not answer, or is another one than before. */
export type FileStoreFault = 'FILES_UNWRITABLE' | 'FILES_FULL' | 'FILES_UNREACHABLE' | 'FILES_FOREIGN';

/** Space left for a program in the file system of a folder, bytes. */
export async function freeBytesOf(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

/** What stands in the way of storing a file in this folder now; undefined: nothing. */
export async function findFolderFault(dir: string): Promise<FileStoreFault | undefined> {
  try {
    if ((await freeBytesOf(dir)) < MIN_FREE_MIB * 1024 ** 2) return 'FILES_FULL';
    await rmdir(await mkdtemp(path.join(dir, '.check-')));
    return undefined;
  } catch {
    return 'FILES_UNWRITABLE';
  }
}
