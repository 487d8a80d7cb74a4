import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const passedOver = new Set(['node_modules', 'dist', 'dist-graphiql', 'coverage', '.data', '.git', '.cache']);

/**
 * @param {string} base
 * @param {string} [start] file or folder below it
 * @returns {string[]} paths of all source files below, relative to `base`, sorted
 */
export function sourceFiles(base, start = '.') {
  const full = path.join(base, start);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path.normalize(start)];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !passedOver.has(entry.name) && !entry.name.endsWith('.tsbuildinfo') && !entry.isSymbolicLink())
    .flatMap((entry) => {
      const name = path.join(start, entry.name);
      return entry.isDirectory() ? sourceFiles(base, name) : [path.normalize(name)];
    })
    .sort();
}

/**
 * @param {string} base
 * @param {string[]} starts files and folders
 * @returns {string} a hash that changes when one of their files is added, changed, moved or removed
 */
export function hashOf(base, starts) {
  const hash = createHash('sha256');
  for (const file of starts.flatMap((start) => sourceFiles(base, start))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(base, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
