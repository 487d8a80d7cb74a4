import { closeSync, mkdirSync, openSync, rmSync, statfsSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { onExit } from '../lib/cleanup.mjs';
import { mustRun, run } from '../lib/run.mjs';

/** Far above what the desk wants to be free (256 MiB); the file behind it takes only what is in it. */
const SIZE = 1024 ** 3;
/** What is left on a full one, bytes. */
const LEFT = 64 * 1024;

/**
 * A folder on a file system of its own that can be full, and that can hang: every write waits, as on a network volume that is away. Where this user may not
 * mount one (root), a folder, with the reason.
 * @param {string} folder is made
 * @returns {Promise<{ folder: string, why?: string, fill: () => Promise<unknown>, empty: () => Promise<unknown>, hang: () => Promise<unknown>,
 *   answer: () => Promise<unknown> }>}
 */
export async function makeVolume(folder) {
  mkdirSync(folder);
  const image = `${folder}.img`;
  const ballast = path.join(folder, 'ballast');
  closeSync(openSync(image, 'w'));
  truncateSync(image, SIZE);
  const volume = {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      return mustRun('The volume of FILES_DIR cannot be filled:', 'fallocate', [
        '-l',
        String(bavail * bsize - LEFT),
        ballast,
      ]);
    },
    empty: async () => rmSync(ballast, { force: true }),
    hang: () => mustRun('The volume of FILES_DIR cannot be frozen:', 'fsfreeze', ['-f', folder]),
    answer: () => mustRun('The volume of FILES_DIR cannot be thawed:', 'fsfreeze', ['-u', folder]),
  };
  const made = await run('mkfs.ext4', ['-q', '-m', '0', image]);
  const { code, output } = made.code === 0 ? await run('mount', ['-o', 'loop,noatime', image, folder]) : made;
  if (code !== 0) return { ...volume, why: output.trim() };
  onExit(async () => {
    await run('fsfreeze', ['-u', folder]);
    await mustRun('The volume of FILES_DIR cannot be unmounted:', 'umount', ['--lazy', folder]);
  });
  return volume;
}
