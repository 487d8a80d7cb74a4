import { mkdtempSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** FILES_DIR cannot be used; the message names the variable, the folder and what to do. */
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
