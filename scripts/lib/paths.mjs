import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What a start keeps for the next one: database, keys, logs, ports. Git-ignored. */
export const dataDir = path.join(root, '.data');

/** Makes `.data`. As root others may pass through it (the database's user must), but not list it. */
export function makeDataDir() {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
