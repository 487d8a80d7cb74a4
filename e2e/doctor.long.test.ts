import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { roleAndDatabaseStatements } from '@beian/database/programs';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFile } from '../scripts/lib/bundle.mjs';
import { findFaketime } from '../scripts/lib/install.mjs';
import { root } from '../scripts/lib/paths.mjs';

const doctor = path.join(root, 'packages/setup/dist/doctor.js');
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

const run = (file: string, env: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });

test('the built doctor finds a clock that is an hour ahead, exits with 1, and prints JSON that names no password', () => {
  const library = findFaketime();
  if (library === undefined) throw new Error('libfaketime is not installed');
  const wrong = { LD_PRELOAD: library, FAKETIME: '+1h', DONT_FAKE_MONOTONIC: '1' };
  const { status, stdout } = run(doctor, { ...wrong, DATABASE_WORKER_URL: db.workerUrl }, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      state: 'fault',
      says: expect.stringMatching(/^clock: this machine is 36\d\d\.\d s ahead of the database$/),
    }),
  );
  expect(stdout).not.toContain(new URL(db.workerUrl).password);
});

test('API and worker refuse a superuser with the statements that the doctor prints', () => {
  const others = {
    SMTP_URL: 'smtp://127.0.0.1:9',
    SMS_URL: 'http://127.0.0.1:9/',
    REGISTRY_URL: 'http://127.0.0.1:9/',
  };
  for (const [file, name] of [
    [programFile('api'), 'DATABASE_APP_URL'],
    [programFile('worker'), 'DATABASE_WORKER_URL'],
    [doctor, 'DATABASE_WORKER_URL'],
  ] as const) {
    const { status, stdout, stderr } = run(file, { ...others, PORT: '0', [name]: db.url });
    expect(status).toBe(1);
    for (const statement of roleAndDatabaseStatements) expect(`${stdout}${stderr}`).toContain(statement);
  }
});
