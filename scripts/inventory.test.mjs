import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');
const cryptography = read('docs/cryptography.md');
const programs = ['packages', 'apps/api', 'apps/worker', 'scripts/lib'];
const files = programs
  .flatMap((start) => sourceFiles(root, start))
  .filter((file) => /\.(ts|mjs)$/.test(file) && !/\.test\.|\/testing\/|\.fixture\./.test(file));

test('every file that uses cryptography is in the inventory with its purpose (ASVS 11.1.2)', () => {
  const named = [...cryptography.matchAll(/`((?:packages|apps|scripts)\/[^`]+)`/g)].map(([, file]) => file ?? '');
  const calls = /\b(createCipheriv|createHmac|createHash|createSign|generateKeyPair|randomBytes|randomUUID)\(/;
  const using = files.filter((file) => file.includes('/src/') && calls.test(read(file)));
  expect(using.length).toBeGreaterThan(10);
  expect(using.filter((file) => !named.some((one) => file.startsWith(one)))).toEqual([]);
});

test('algorithms come only from OpenSSL and argon2 (ASVS 11.2.1)', () => {
  const own = files.filter((file) => /from '(crypto-js|node-forge|tweetnacl|bcryptjs|js-sha256|md5)'/.test(read(file)));
  expect(own).toEqual([]);
  const imported = files.flatMap((file) =>
    [...read(file).matchAll(/from '(node:crypto|[^']*argon2[^']*)'/g)].map(([, one]) => one),
  );
  expect([...new Set(imported)].sort()).toEqual(['@node-rs/argon2', 'node:crypto']);
});

test('the life cycle of each kind of key is documented (ASVS 11.1.1)', () => {
  const rows = cryptography.split('\n').filter((line) => line.startsWith('| `'));
  for (const part of ['sealing', 'hash', 'session']) {
    const cells =
      rows
        .find((line) => line.startsWith(`| \`${part}\` |`))
        ?.split('|')
        .slice(1, -1) ?? [];
    expect(cells, part).toHaveLength(6);
    for (const cell of cells) expect(cell.trim()).not.toBe('');
  }
});

test('each personal field is listed with its protection class (ASVS 14.1.2)', () => {
  const page = read('docs/personal-data.md');
  const personal = read('docs/generated/fields.md')
    .split('\n')
    .map((line) => line.split(' | '))
    .filter((cells) => cells.length === 8 && cells[0]?.startsWith('| `') && !cells[6]?.endsWith('no'))
    .map(([id = '']) => id.slice(3, -1));
  expect(personal.length).toBe(21);
  for (const id of personal) {
    const part = /^(?:subject|website)\.principal\.(.+)$/.exec(id)?.[1];
    expect(page, id).toContain(`\`${part ?? id}\``);
  }
  for (const name of ['secret', 'personal', 'desk', 'open'])
    expect(
      page
        .split('\n')
        .find((line) => line.startsWith(`| ${name} |`))
        ?.split('|'),
    ).toHaveLength(8);
});
