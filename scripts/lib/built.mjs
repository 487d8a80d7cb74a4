import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

const file = path.join(root, 'built.json');

/**
 * Writes down of which commit the programs are built, which they say of themselves (packages/database/src/programs/release.ts). An image has no
 * git: its builder gives COMMIT (docker/Dockerfile).
 */
export async function writeBuilt() {
  const text = `${JSON.stringify({ commit: process.env.COMMIT || (await headOf(root)) })}\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** @param {string} folder @returns {Promise<string | null>} null: it is no clone, as an unpacked release in another one */
async function headOf(folder) {
  if (!existsSync(path.join(folder, '.git'))) return null;
  // Without git, too, programs can be built.
  const read = await run('git', ['rev-parse', 'HEAD'], { cwd: folder }).catch(() => undefined);
  return read?.code === 0 ? read.stdout.trim() : null;
}
