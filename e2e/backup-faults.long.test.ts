import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runConnection } from '@beian/setup/seed';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { type BackupCommand, mustCommand, readFindings, tryCommand } from './backup-commands.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-backup-faults-'));
const at = (name: string) => path.join(folder, name);
let bin: string;
let db: TestDatabase;
let source: Record<string, string>;
let target: Record<string, string>;

beforeAll(async () => {
  ({ bin } = await debianPostgres());
  const server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  db = await testDatabase();
  const [record] = await seedRecords(db);
  if (record === undefined) throw new Error('no record');
  await orderInState(db, await seedPeople(db), record, 'INITIAL_REVIEW');
  await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:1/?wsdl' });
  source = { DATABASE_SUPERUSER_URL: db.url, FILES_DIR: db.filesDir };
  const on = (url: string) => Object.assign(new URL(url), { pathname: '/restored' }).href;
  target = {
    ...{ DATABASE_SUPERUSER_URL: on(db.url), DATABASE_URL: on(db.migratorUrl), DATABASE_APP_URL: on(db.appUrl) },
    ...{ DATABASE_WORKER_URL: on(db.workerUrl), KEYS_FILE: db.keysFile, FILES_DIR: at('files') },
  };
});
afterAll(async () => {
  await db?.close();
  await runCleanups();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a command and kills it with SIGKILL as soon as its progress says `until`. */
async function killAt(name: BackupCommand, env: Record<string, string>, until: string): Promise<void> {
  const program = path.join(root, 'packages/backup/dist', `${name}.js`);
  const child = spawn(process.execPath, [program, at('backups')], {
    env: { ...process.env, NODE_ENV: 'test', POSTGRES_BIN: bin, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  let said = '';
  for await (const piece of child.stderr.setEncoding('utf8')) {
    said += piece;
    if (said.includes(until)) break;
  }
  expect(said).toContain(until);
  child.kill('SIGKILL');
  await exit;
}

const whole = () => readdirSync(at('backups')).filter((name) => /Z$/.test(name));

test('a backup that is killed is no backup, and the next one is whole', async () => {
  await killAt('backup', source, 'now the database');
  expect(whole()).toEqual([]);
  const refused = await tryCommand('restore', [at('backups')], target, bin);
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('holds no backup') });
  await mustCommand('backup', [at('backups')], source, bin);
  expect(whole()).toHaveLength(1);
  expect(readdirSync(at('backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a backup onto a full disk says so, leaves nothing, and the earlier ones stay', async () => {
  const [name = ''] = whole();
  const { files } = JSON.parse(readFileSync(path.join(at('backups'), name, 'manifest.json'), 'utf8'));
  const full = at('full');
  mkdirSync(full);
  // Too small for the stored files; for these, but not for the dump. The tests run as root, as in CI.
  for (const kib of [64, Math.ceil(files.bytes / 1024) + 4 * files.count + 64]) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', full]);
    try {
      const { code, output } = await tryCommand('backup', [full], source, bin);
      expect({ kib, code, output }).toMatchObject({
        code: 2,
        output: expect.stringMatching(/no space left on device/i),
      });
      expect(readdirSync(full).filter((one) => one !== 'files')).toEqual([]);
    } finally {
      execFileSync('umount', [full]);
    }
  }
  expect(whole()).toHaveLength(1);
});

test('a restore that is killed leaves a database that only a superuser can enter, and can be begun again', async () => {
  mkdirSync(at('files'));
  await killAt('restore', target, 'closed to all but superusers');
  const closed = await withClient(db.url, (client) =>
    client.query(`select datconnlimit from pg_database where datname = 'restored'`),
  );
  expect(closed.rows).toEqual([{ datconnlimit: 0 }]);
  await expect(
    withClient(target.DATABASE_WORKER_URL ?? '', (client) => client.query('select 1')),
  ).rejects.toMatchObject({
    code: '53300',
  });
  expect(existsSync(path.join(at('files'), '.restoring'))).toBe(true);
  // pg_restore outlives its killed parent. Whatever it was about to write is one transaction.
  await withClient(db.url, (client) =>
    client.query(
      `select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = 'restored' and backend_type = 'client backend'`,
    ),
  );
  writeFileSync(path.join(at('files'), '.restoring'), '2020-01-01T000000Z\n');
  const other = await tryCommand('restore', [at('backups')], target, bin);
  expect(other.output).toMatch(/^FILES_DIR holds a part of backup 2020-01-01T000000Z/);
  writeFileSync(path.join(at('files'), '.restoring'), `${whole()[0]}\n`);
  let again = await tryCommand('restore', [at('backups')], target, bin);
  if (again.code !== 0) {
    expect(again.output).toMatch(/^The database restored must be empty: it holds \d+ tables in app/);
    await withClient(db.url, (client) => client.query('drop database restored'));
    again = await tryCommand('restore', [at('backups')], target, bin);
  }
  expect(again.output).toMatch(/^Restored as of /m);
  expect(existsSync(path.join(at('files'), '.restoring'))).toBe(false);
  const findings = await mustCommand('verify-restore', [at('backups')], target, bin);
  expect(readFindings(findings)).toEqual({ all: 9, failed: [] });
});
