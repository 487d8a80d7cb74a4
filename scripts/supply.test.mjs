import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './lib/paths.mjs';

/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

describe('libraries', () => {
  it('each has one version from the npm registry, pinned by its hash (ASVS 15.1.2)', () => {
    const lock = parse(read('pnpm-lock.yaml'));
    const names = Object.keys(lock.packages);
    expect(names.length).toBeGreaterThan(300);
    const odd = names.filter((name) => {
      const { integrity, ...from } = lock.packages[name].resolution;
      return !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity) || Object.keys(from).length > 0 || !/@\d/.test(name);
    });
    expect(odd).toEqual([]);
  });

  it('are updated within documented times per severity, and expensive functions have documented limits (ASVS 15.1.1, 15.1.3)', () => {
    const text = read('docs/security.md');
    /** @param {string} title */
    const rowsOf = (title) => {
      const [, part = ''] = text.split(`## ${title}\n`);
      const [table = ''] = part.split('\n## ');
      return table
        .split('\n')
        .filter((line) => /^\| (?!---)/.test(line))
        .slice(1);
    };
    const days = rowsOf('How soon libraries are replaced').map((row) => Number(/(\d+) days \|$/.exec(row)?.[1]));
    expect(days).toEqual([2, 7, 30, 90]);
    const costly = rowsOf('What costs much').map((row) => row.split('|')[1]?.trim());
    expect(costly).toEqual(
      expect.arrayContaining(['a GraphQL query', 'checking a password', 'drawing a picture or a form']),
    );
  });
});

it('types are checked strictly, and loose comparison is an error (ASVS 15.3.5)', () => {
  const { compilerOptions } = JSON.parse(read('tsconfig.base.json'));
  expect(compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
  const { linter } = JSON.parse(read('biome.json'));
  expect(linter.rules).toMatchObject({ suspicious: { noDoubleEquals: 'error', noExplicitAny: 'error' } });
});
