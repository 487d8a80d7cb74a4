import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandPages, commandRows, commandsOf } from './lib/document-commands.mjs';
import { root } from './lib/paths.mjs';

const all = commandPages.flatMap((page) => commandsOf(page));
const rowsOf = (/** @type {string} */ command) => commandRows.filter((row) => row.command.test(command));

describe('the commands of installing and operations', () => {
  test('each is run by a test, or has a row that says why it cannot run here', () => {
    expect(all.length).toBeGreaterThan(50);
    // A new one: a row in scripts/lib/document-commands.mjs.
    expect(all.filter((command) => rowsOf(command).length === 0)).toEqual([]);
  });

  test('no row is of a command that no page names any more, and each names a test that exists', () => {
    // The rows of Docker and clusters also match what others match.
    expect(commandRows.filter((row) => !all.some((command) => row.command.test(command)))).toEqual([]);
    for (const row of commandRows)
      if ('test' in row) expect(existsSync(path.join(root, row.test)), row.test).toBe(true);
  });

  test('each names a script of package.json, or a file that is there or is built', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const isThere = (/** @type {string} */ file) =>
      existsSync(path.join(root, file)) ||
      existsSync(path.join(root, file.replace(/\/dist\/(bundle\/)?/, '/src/').replace(/\.js$/, '.ts')));
    for (const command of all) {
      for (const [, name = ''] of command.matchAll(/npm run ([\w:-]+)/g))
        expect(scripts, command).toHaveProperty([name]);
      for (const [, file = ''] of command.matchAll(/\bnode ((?:packages|apps|scripts)\/\S+)/g))
        expect(isThere(file), command).toBe(true);
    }
  });
});
