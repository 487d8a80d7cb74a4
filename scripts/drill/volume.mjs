import { mkdirSync, statfsSync } from 'node:fs';
import { onExit } from '../lib/cleanup.mjs';
import { mustRun, run } from '../lib/run.mjs';

/** Far above what the desk wants to be free (256 MiB). It takes memory only for what is in it. */
const SIZE = 1024 ** 3;
/** What is left on a full one, bytes. */
const LEFT = 64 * 1024;

/**
 * A folder on a file system of its own that can be full, where this user may mount one (root); else a folder, with the reason.
 * @param {string} folder is made
 * @returns {Promise<{ folder: string, why?: string, fill: () => Promise<unknown>, empty: () => Promise<unknown> }>}
 */
export async function makeVolume(folder) {
  mkdirSync(folder);
  const { code, output } = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
  const resize = (/** @type {number} */ size) =>
    mustRun('The volume of FILES_DIR cannot be resized:', 'mount', ['-o', `remount,size=${size}`, folder]);
  const volume = {
    folder,
    fill: () => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      return resize((blocks - bfree) * bsize + LEFT);
    },
    empty: () => resize(SIZE),
  };
  if (code !== 0) return { ...volume, why: output.trim() };
  onExit(async () => void (await mustRun('The volume of FILES_DIR cannot be unmounted:', 'umount', [folder])));
  return volume;
}
