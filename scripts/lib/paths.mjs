import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Data of a start that the next one needs: database, keys, logs, ports. Git-ignored. */
export const dataDir = path.join(root, '.data');

/** Creates `.data`. When made by root, other users may pass through it (the database's user must) but not list it. */
export function makeDataDir() {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

/**
 * @param {string | undefined} setting FILES_DIR
 * @returns {string} the folder of the stored files, as an absolute path, or the address of a bucket as it is
 */
export const placeOfFiles = (setting) =>
  setting?.startsWith('s3:') ? setting : path.resolve(root, setting ?? path.join(dataDir, 'files'));
