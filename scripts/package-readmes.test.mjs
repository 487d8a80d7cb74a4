import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importRules } from './lib/import-rules.mjs';
import { root } from './lib/paths.mjs';

const packages = Object.values(importRules.packages)
  .map(({ folder }) => folder)
  .filter((folder) => !folder.startsWith('apps/'));

describe.each(packages)('the README of %s', (folder) => {
  test('describes every feature folder of the package, and no other', () => {
    const readme = readFileSync(path.join(root, folder, 'README.md'), 'utf8');
    const [, table = ''] = readme.split('| folder | what it holds |');
    const rows = table.split('\n\n')[0]?.split('\n') ?? [];
    const described = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    const there = readdirSync(path.join(root, folder, 'src'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(described.sort()).toEqual(there.map(({ name }) => name).sort());
  });
});

test('every package and app has a README', () => {
  const without = Object.values(importRules.packages).filter(
    ({ folder }) => !existsSync(path.join(root, folder, 'README.md')),
  );
  expect(without).toEqual([]);
});
