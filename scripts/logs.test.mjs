import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './lib/paths.mjs';

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');
/** @param {string} folder @returns {string[]} */
const sources = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\/|\/dist\/|node_modules/.test(name));

it('every log is listed with place, format, readers and retention; no other code opens a log (ASVS 16.1.1, 16.2.3)', () => {
  const [, list = ''] = /\n## Logs\n([\s\S]*?)\n## /.exec(read('docs/operations.md')) ?? [];
  const rows = list.split('\n').filter((line) => /^\| (?!what|---)/.test(line));
  const apps = readdirSync(path.join(root, 'apps')).filter((name) => name !== 'console');
  for (const name of [...apps, 'audit', 'heads of the audit'])
    expect(
      rows.some((row) => row.startsWith(`| ${name} |`)),
      name,
    ).toBe(true);
  // Columns: what, where, format, readers, retention, purpose.
  for (const row of rows)
    expect(
      row
        .split('|')
        .slice(1, -1)
        .filter((cell) => cell.trim() !== ''),
    ).toHaveLength(6);
  const opened = apps.flatMap((name) => sources(`apps/${name}/src`)).filter((file) => /\bpino\(/.test(read(file)));
  const logs = ['api/src/log.ts', 'reader/src/main.ts', 'sandbox/src/main.ts', 'worker/src/log.ts'];
  expect(opened.sort()).toEqual(logs.map((file) => `apps/${file}`));
  for (const file of opened) expect(read(file), file).toMatch(/dest: 2\b|destination\(2|process\.stderr/);
});
