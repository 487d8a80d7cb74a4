import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/how-to.md');
/** Texts between backticks. @param {string} text @returns {string[]} */
const spansOf = (text) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
const files = ['packages', 'apps', 'scripts', 'tools', 'e2e', 'docs/spec'].flatMap((folder) =>
  sourceFiles(root, folder),
);

describe('a recipe of how-to.md', () => {
  test('names only constants, functions and fields that exist', () => {
    const names = new Set(spansOf(page).filter((span) => /^[A-Za-z_]\w*$/.test(span)));
    expect(names.size).toBeGreaterThan(200);
    const sources = files.filter(
      (file) => /\.(ts|tsx|mjs|sql|md|css)$/.test(file) && !file.endsWith('how-to.test.mjs'),
    );
    for (const file of sources) for (const [word] of read(file).matchAll(/[A-Za-z_]\w*/g)) names.delete(word);
    expect([...names]).toEqual([]);
  });

  test('names only tests that exist', () => {
    const ends = {
      unit: /(?<!\.(db|e2e|browser|long))\.test\.(ts|mjs)$/,
      component: /\.test\.tsx$/,
      ...{ db: /\.db\.test\.ts$/, e2e: /\.e2e\.test\.ts$/, browser: /\.browser\.test\.ts$/, long: /\.long\.test\.ts$/ },
    };
    const asked = [...page.matchAll(/Test: .*/g)].flatMap(([line]) =>
      spansOf(line)
        .filter((span) => /^[a-z][a-z0-9 -]*$/.test(span) && !span.startsWith('npm '))
        .map((span) => span.split(' ')),
    );
    expect(asked.length).toBeGreaterThan(50);
    const missing = asked.flatMap((words) => {
      const [project = 'unit', ...parts] = words[0] !== undefined && words[0] in ends ? words : ['unit', ...words];
      const there = files.filter((file) => ends[/** @type {keyof typeof ends} */ (project)].test(file));
      return parts.filter((part) => !there.some((file) => file.includes(part))).map((part) => `${project} ${part}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('a generated page', () => {
  const generated = [...read('scripts/gen.mjs').matchAll(/\$\{folder\}\/([\w-]+)\.md/g)].map(([, name = '']) => name);

  test('of the domain is written by npm run gen', () => {
    const pages = [...read('packages/domain/src/docs/pages.ts').matchAll(/^ {2}'?([\w-]+)'?: \w+Page,$/gm)];
    const pageNames = pages.map(([, name = '']) => name);
    expect(pageNames.length).toBeGreaterThan(10);
    expect(pageNames.filter((name) => !generated.includes(name))).toEqual([]);
  });

  test('is among those that how-to.md names before its recipes', () => {
    const [start = ''] = page.split('\n## ');
    expect(generated.length).toBeGreaterThan(10);
    expect(generated.filter((name) => !start.includes(`(generated/${name}.md)`))).toEqual([]);
  });
});
