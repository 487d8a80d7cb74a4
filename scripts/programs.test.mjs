import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/** The programs of production. */
const programs = ['apps/api/src', 'apps/worker/src', 'apps/console/src', 'packages']
  .flatMap((folder) => sourceFiles(root, folder))
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$|\/testing\/|\/dist\//.test(file));
/** @param {RegExp} pattern @returns {string[]} */
const withIt = (pattern) => programs.filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8')));

test('no program turns text into code or starts a foreign program (ASVS 1.2.5, 1.3.2)', () => {
  expect(programs.length).toBeGreaterThan(500);
  expect(withIt(/\beval\(|new Function\(|node:vm|setTimeout\(\s*['"`]/)).toEqual([]);
  // The worker starts the program that receives heads of the audit, the API its own for images, backup and restore PostgreSQL's, without a shell.
  const starting = withIt(/node:child_process/);
  expect(starting).toEqual([
    'apps/worker/src/audit.ts',
    'packages/backup/src/postgres-tools/postgres-tools.ts',
    'packages/documents/src/images/image-process.ts',
  ]);
  for (const file of starting)
    expect(readFileSync(path.join(root, file), 'utf8')).not.toMatch(/\bexec(Sync)?\(|shell:\s*true/);
});

test('typed text is rendered as text: no page inserts HTML or listens to messages of other pages (ASVS 3.2.2, 3.5.5)', () => {
  expect(withIt(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/)).toEqual([]);
  expect(
    withIt(/addEventListener\(\s*['"]message['"]|\bpostMessage\(/).filter((file) => file.startsWith('apps/console/')),
  ).toEqual([]);
});

test('pages need no plug-in (ASVS 3.7.1)', () => {
  const drawn = withIt(/<(object|embed|applet|iframe|frame)[\s>]|createElement\(\s*['"](object|embed|applet|iframe)/);
  expect(drawn.filter((file) => file.startsWith('apps/console/'))).toEqual([]);
});

test('regular expressions are built from our own words, never from input (ASVS 1.2.9)', () => {
  // From formats of fields and papers, holidays and dates, from states and duties, and from the two realms.
  expect(withIt(/new RegExp\(/)).toEqual([
    'apps/api/src/http/error-answers.ts',
    'packages/audit/src/chain/heads-folder.ts',
    'packages/domain/src/calendar/notice-prose.ts',
    'packages/domain/src/calendar/notice-sentence.ts',
    'packages/domain/src/checks/formats.ts',
    'packages/domain/src/checks/persons-papers.ts',
    'packages/domain/src/order/queue.ts',
  ]);
});

test('each setting, and so each address that a program calls, is documented in operations (ASVS 13.1.1)', () => {
  const told = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
  const names = ['apps/api/src/environment.ts', 'apps/worker/src/environment.ts', 'packages/setup/src/seed.ts'].flatMap(
    (file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/^ {2,4}([A-Z][A-Z0-9_]{2,}):/gm)].map(
        ([, name = '']) => name,
      ),
  );
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !told.includes(name))).toEqual([]);
});

test('accepted files, their limits and their processing are documented (ASVS 5.1.1)', () => {
  const page = readFileSync(path.join(root, 'docs/files.md'), 'utf8');
  const of = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
  const [, pixels = ''] = /MAX_PIXELS = ([\d_]+)/.exec(of('packages/documents/src/images/decoding.ts')) ?? [];
  const [, edge = ''] = /MAX_EDGE = ([\d_]+)/.exec(of('packages/documents/src/images/decoding.ts')) ?? [];
  const [, held = ''] = /MAX_DECODED_BYTES = (\d+) \*/.exec(of('packages/documents/src/images/decoding.ts')) ?? [];
  expect([pixels, edge, held]).toEqual(['40_000_000', '20_000', '128']);
  for (const words of ['JPEG', 'PNG', '4 MB', '40 million pixels', '20,000 pixels', '128 MB', 'PDF', 'HEIC'])
    expect(page).toContain(words);
  for (const route of ['POST /uploads', 'PUT /uploads/:ticket', 'POST /evidence', 'GET /materials/:id'])
    expect(page).toContain(route);
});
