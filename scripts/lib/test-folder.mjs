import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Creates a folder for one test; it is deleted when the test ends.
 * @param {Record<string, string>} [files] path → text
 * @returns {string}
 */
export function testFolder(files = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-desk-script-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
