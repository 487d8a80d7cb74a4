import { mkdtemp, readFile, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { INSTALLATION_FILE } from './layout.ts';

/** FILES_DIR cannot be used; the message names the variable, the folder or bucket, and what to do. */
export class FilesDirFault extends Error {}

/** The folder does not answer: each call on it keeps a thread of the process. */
export class FilesDirHangs extends FilesDirFault {}

/** Longest wait for the folder at the start, ms. */
const ANSWER_MS = 10_000;

/**
 * A missing folder is not created: usually its volume is not mounted, and files stored meanwhile would be missing
 * later. The check writes a file, because mode bits do not show a read-only mount.
 * @throws FilesDirFault
 */
export async function checkFilesDir(dir: string, answerMs = ANSWER_MS): Promise<void> {
  const folder = path.resolve(dir);
  let limit: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const sentence = `FILES_DIR: ${folder} does not answer within ${answerMs / 1000} s: its volume hangs. Look at its mount, and at the server behind it.`;
    limit = setTimeout(() => reject(new FilesDirHangs(sentence)), answerMs);
  });
  try {
    await Promise.race([examine(folder), tooLate]);
  } finally {
    clearTimeout(limit);
  }
}

async function examine(folder: string): Promise<void> {
  const found = await stat(folder).catch(toUndefined);
  if (found === undefined)
    throw new FilesDirFault(
      `FILES_DIR: there is no folder ${folder}. Mount the volume that holds the stored files, or on a first start make it: mkdir -m 700 ${folder}`,
    );
  if (!found.isDirectory())
    throw new FilesDirFault(`FILES_DIR: ${folder} is no folder. Name the folder of the stored files.`);
  try {
    await rmdir(await mkdtemp(path.join(folder, '.check-')));
    // Reading may hang where writing does not.
    await readFile(path.join(folder, INSTALLATION_FILE)).catch(toUndefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new FilesDirFault(
      `FILES_DIR: ${folder} cannot be written to (${code}). Give it to the user that this program runs as (chown), and mount it writable.`,
    );
  }
}

const toUndefined = (error: unknown): undefined => {
  if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
  throw error;
};

/** Ends a process that cannot start. process.exit would wait for the thread that a volume that hangs keeps. */
export function exitAtStart(error: unknown): never {
  if (error instanceof FilesDirHangs) process.kill(process.pid, 'SIGKILL');
  process.exit(1);
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
