import { expect, test } from 'vitest';
import { findViolations } from './import-boundaries.mjs';
import { testFolder } from './lib/test-folder.mjs';

/**
 * One violation for each rule: the files of a small repository, and the expected message.
 * @type {{ rule: string, files: Record<string, string>, at: string, message: RegExp }[]}
 */
const broken = [
  {
    rule: 'not allowed',
    files: { 'apps/api/src/a.ts': "import { send } from '@beian/bureau-protocol';\nsend();\n" },
    at: 'apps/api/src/a.ts:1',
    message: /api may not import @beian\/bureau.*apps\/worker\/src\/jobs/,
  },
  {
    rule: 'not allowed',
    files: { 'apps/sandbox/src/a.ts': "export { upload } from '@beian/bureau-protocol';\n" },
    at: 'apps/sandbox/src/a.ts:1',
    message: /own reading of the specification/,
  },
  {
    rule: 'not allowed',
    files: { 'apps/console/src/a.tsx': "export const a: import('@beian/orders/views').Order = 1;\n" },
    at: 'apps/console/src/a.tsx:1',
    message: /console asks the API/,
  },
  {
    rule: 'outbound',
    files: { 'apps/worker/src/a.ts': "export const a = () =>\n  fetch('http://169.254.169.254/');\n" },
    at: 'apps/worker/src/a.ts:2',
    message: /outbound\.ts/,
  },
  {
    rule: 'outbound',
    files: { 'apps/api/src/a.ts': "import { request } from 'node:http';\nrequest('http://x');\n" },
    at: 'apps/api/src/a.ts:1',
    message: /outbound\.ts/,
  },
  {
    rule: 'package',
    files: { 'apps/api/src/a.ts': "\nconst load = () => import('bullmq');\nload();\n" },
    at: 'apps/api/src/a.ts:2',
    message: /outbox row/,
  },
  {
    rule: 'package',
    files: { 'apps/worker/src/a.ts': "import type { Client } from 'pg';\nexport type A = Client;\n" },
    at: 'apps/worker/src/a.ts:1',
    message: /SQL stands with its feature/,
  },
  {
    rule: 'package',
    files: { 'packages/domain/src/a.ts': "import { it } from 'vitest';\nit.name;\n" },
    at: 'packages/domain/src/a.ts:1',
    message: /test tools/,
  },
  {
    rule: 'unknown package',
    files: { 'packages/domain/src/a.ts': "import left from 'left-pad';\nleft();\n" },
    at: 'packages/domain/src/a.ts:1',
    message: /third-party-groups/,
  },
  {
    rule: 'runs in a browser',
    files: { 'packages/domain/src/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n" },
    at: 'packages/domain/src/a.ts:1',
    message: /browser/,
  },
  {
    rule: 'testing',
    files: { 'apps/api/src/a.ts': "import { seed } from '@beian/testing/fixtures';\nseed();\n" },
    at: 'apps/api/src/a.ts:1',
    message: /is for tests/,
  },
  {
    rule: 'testing',
    files: {
      'packages/orders/src/a.ts': "import { b } from './testing/b.ts';\nb;\n",
      'packages/orders/src/testing/b.ts': 'export const b = 1;\n',
    },
    at: 'packages/orders/src/a.ts:1',
    message: /is for tests/,
  },
  {
    rule: 'relative import',
    files: { 'apps/api/src/a.ts': "import { b } from '../../../packages/domain/src/b.ts';\nb;\n" },
    at: 'apps/api/src/a.ts:1',
    message: /what its package exports/,
  },
  {
    rule: 'own entry point',
    files: { 'packages/domain/src/a.ts': "import { b } from '@beian/domain';\nb;\n" },
    at: 'packages/domain/src/a.ts:1',
    message: /relative path/,
  },
  {
    rule: 'computed import',
    files: { 'apps/worker/src/a.ts': 'export const load = (name: string) => import(name);\n' },
    at: 'apps/worker/src/a.ts:1',
    message: /table of imports/,
  },
  {
    rule: 'environment',
    files: { 'apps/api/src/a.ts': '\n\nexport const { env } = process;\n' },
    at: 'apps/api/src/a.ts:3',
    message: /environment\.ts/,
  },
  {
    rule: 'environment',
    files: { 'packages/orders/src/a.ts': "import { env } from 'node:process';\nenv;\n" },
    at: 'packages/orders/src/a.ts:1',
    message: /environment\.ts/,
  },
  {
    rule: 'environment',
    files: { 'apps/worker/src/a.ts': "export const a = globalThis.process['env'].A;\n" },
    at: 'apps/worker/src/a.ts:1',
    message: /environment\.ts/,
  },
  {
    rule: 'length',
    files: { 'apps/api/src/a.ts': 'export {};\n'.repeat(401) },
    at: 'apps/api/src/a.ts:401',
    message: /401 lines/,
  },
  {
    rule: 'cycle',
    files: {
      'packages/domain/src/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'packages/domain/src/b.ts': "import type { A } from './a.ts';\nexport type B = A;\n",
    },
    at: 'packages/domain/src/a.ts:1',
    message: /a\.ts → .*b\.ts → .*a\.ts/,
  },
  {
    rule: 'folder cycle',
    files: {
      'packages/orders/src/photo/a.ts': "import { b } from '../sms/b.ts';\nexport const a = b;\n",
      'packages/orders/src/sms/b.ts': 'export const b = 1;\n',
      'packages/orders/src/sms/c.ts': "import { d } from '../photo/d.ts';\nexport const c = d;\n",
      'packages/orders/src/photo/d.ts': 'export const d = 1;\n',
    },
    at: 'packages/orders/src:1',
    message: /photo → sms → photo/,
  },
  {
    rule: 'not allowed',
    files: { 'packages/database/src/a.ts': "import { perform } from '@beian/orders/perform';\nperform();\n" },
    at: 'packages/database/src/a.ts:1',
    message: /database may not import @beian\/orders/,
  },
  {
    rule: 'entry point',
    files: { 'packages/domain/package.json': '{ "exports": { "./*": "./a", "./inner": "./b" } }' },
    at: 'packages/domain/package.json:1',
    message: /\.\/inner/,
  },
  {
    rule: 'not allowed',
    files: { 'examples/a.ts': "import { a } from '@beian/domain';\na;\n" },
    at: 'examples/a.ts:1',
    message: /examples may not import/,
  },
];

test.each(broken)(
  '$rule: a violation in $at is found, and its message says where the code belongs',
  async ({ rule, files, at, message }) => {
    const { violations } = await findViolations(testFolder(files));
    expect(violations.map((violation) => [violation.rule, `${violation.file}:${violation.line}`])).toEqual([
      [rule, at],
    ]);
    expect(violations[0]?.message).toMatch(message);
  },
);

test('packages that import each other are a cycle, but tests may use @beian/testing, which imports them all', async () => {
  const files = {
    'packages/domain/src/a.ts': "import { b } from '@beian/orders/b';\nb;\n",
    'packages/orders/src/b.ts': "import { a } from '@beian/domain';\na;\n",
    'packages/orders/src/b.test.ts': "import { seed } from '@beian/testing/fixtures';\nseed;\n",
    'packages/testing/src/fixtures/index.ts': "import { b } from '@beian/orders/b';\nb;\n",
  };
  const { violations } = await findViolations(testFolder(files));
  expect(violations.map(({ rule }) => rule).sort()).toEqual(['not allowed', 'package cycle']);
});

test('allowed imports pass, and a long file is only a warning', async () => {
  const files = {
    'packages/orders/src/event/update-order.ts':
      "import { sql } from 'drizzle-orm/pg-core';\nimport '@beian/domain';\nsql;\n",
    'packages/setup/src/seed.ts': 'export const a = process.env.A;\n',
    'packages/orders/src/sql/orders.db.test.ts':
      "import { it } from 'vitest';\nimport '../testing/clone.ts';\nimport '@beian/domain/testing';\nit;\n",
    'packages/orders/src/testing/clone.ts': "import pg from 'pg';\npg;\n",
    'apps/sandbox/src/main.ts':
      "import '@beian/bureau-protocol/protocol';\nimport { env } from './environment.ts';\nenv;\n",
    'apps/sandbox/src/environment.ts': 'export const env = process.env;\n',
    'apps/api/src/long.ts': 'export {};\n'.repeat(301),
    'packages/orders/src/migrations/long.ts': 'export {};\n'.repeat(500),
    'e2e/a.walk.test.ts': "import '@beian/bureau-protocol/testing';\nimport '../scripts/lib/processes.mjs';\n",
    'scripts/lib/processes.mjs': "import ts from 'typescript';\nts;\n",
  };
  const { violations, warnings } = await findViolations(testFolder(files));
  expect(violations).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('apps/api/src/long.ts: 301 lines')]);
});
