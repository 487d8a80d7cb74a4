import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openContext } from '@beian/database/context';
import { migrate } from '@beian/database/migrate';
import { roleAndDatabaseStatements } from '@beian/database/programs';
import { firstRunItems } from '@beian/domain/first-run';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from './doctor/index.ts';
import { clockLine } from './doctor/line.ts';
import { formatLines } from './doctor.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

const processes = { api: 2, workers: 2 };
const basic = () => ({ KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir, NODE_ENV: 'production' });
const linesOf = async (part: string, env: Record<string, string>, more = processes) =>
  (await examine({ ...basic(), ...env }, more)).filter((line) => line.part === part);

describe('a superuser', () => {
  test('is a fault, with the two statements of the SQL that makes role and database', async () => {
    const [fault] = await linesOf('database', { DATABASE_URL: db.url });
    expect(fault).toMatchObject({ state: 'fault', says: expect.stringContaining('a superuser: row-level security') });
    const sql = readFileSync(new URL('../../../docker/postgres/role-and-database.sql', import.meta.url), 'utf8');
    const statements = sql.split('\n').filter((line) => /^create (role|database) /.test(line));
    expect(statements.map((line) => line.replace(":'password'", "'…'"))).toEqual(roleAndDatabaseStatements);
    for (const statement of roleAndDatabaseStatements) expect(fault?.todo).toContain(statement);
    expect(JSON.stringify(fault)).not.toContain(new URL(db.url).password);
  });

  test('is refused by API and worker with the same sentence', async () => {
    const [fault] = await linesOf('database', { DATABASE_APP_URL: db.url });
    await expect(openContext({ databaseUrl: db.url, keysFile: db.keysFile, filesDir: db.filesDir })).rejects.toThrow(
      fault?.todo,
    );
  });

  test('makes no new database, and migrates on one that a superuser made before', async () => {
    const name = `beian_super_${process.pid}`;
    const url = new URL(db.url);
    await withClient(db.url, (client) => client.query(`create database ${name}`));
    url.pathname = `/${name}`;
    const own = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
    const options = { databaseUrl: url.href, appUrl: own(db.appUrl), workerUrl: own(db.workerUrl) };
    try {
      await expect(migrate(options)).rejects.toThrow(roleAndDatabaseStatements[0]);
      await withClient(url.href, (client) =>
        client.query(
          'create schema migrations; create table migrations.applied (name text primary key, sha256 text not null, applied_at timestamptz)',
        ),
      );
      await expect(
        migrate({ ...options, migrations: new URL(`file://${mkdtempSync(path.join(os.tmpdir(), 'none-'))}/`) }),
      ).rejects.not.toThrow(roleAndDatabaseStatements[0]);
    } finally {
      await withClient(db.url, (client) => client.query(`drop database ${name} with (force)`));
    }
  });
});

test('the roles of the programs are ok, and the first-run list is printed with what is open', async () => {
  const env = { DATABASE_URL: db.migratorUrl, DATABASE_APP_URL: db.appUrl, DATABASE_WORKER_URL: db.workerUrl };
  const lines = await examine({ ...basic(), ...env }, processes);
  const database = lines.filter(({ part }) => part === 'database');
  for (const role of ['migrator', 'app', 'worker'])
    expect(database).toContainEqual(
      expect.objectContaining({ state: 'ok', says: expect.stringContaining(`the role ${role} is bound`) }),
    );
  expect(database).toContainEqual(expect.objectContaining({ state: 'ok', says: 'it is migrated for this release' }));
  const first = lines.filter(({ part }) => part === 'first run');
  expect(first).toHaveLength(firstRunItems.length + 1);
  expect(first).toContainEqual(expect.objectContaining({ state: 'warning', says: 'Hotline 服务热线: open' }));
  const shown = formatLines(lines);
  for (const address of Object.values(env)) expect(shown).not.toContain(new URL(address).password);
});

test('a password, a host and a database that are wrong are told apart, without the password', async () => {
  const wrong = async (change: Partial<URL>) =>
    (await linesOf('database', { DATABASE_WORKER_URL: Object.assign(new URL(db.workerUrl), change).href }))[0];
  expect(await wrong({ password: 'not-this-one' })).toMatchObject({
    state: 'warning',
    todo: expect.stringContaining('run the migration'),
  });
  expect(await wrong({ port: '1' })).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('nothing listens there'),
  });
  expect(await wrong({ pathname: '/none' })).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('does not exist'),
  });
});

test('too few connections for the processes are a fault that says how many', async () => {
  const lines = await linesOf('database', { DATABASE_WORKER_URL: db.workerUrl }, { api: 50, workers: 50 });
  expect(lines).toContainEqual(
    expect.objectContaining({
      state: 'fault',
      todo: expect.stringContaining(`max_connections to ${50 * 26 + 50 * 19 + 10}`),
    }),
  );
});

test('a port that another program holds is a fault, one that our own program holds is not', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await linesOf('ports', { METRICS_PORT: String(port) })).toMatchObject([
    { state: 'fault', says: expect.stringContaining('used by another program') },
  ]);
  server.close();
  expect(await linesOf('ports', { METRICS_PORT: '0' })).toMatchObject([{ state: 'ok' }]);
});

test('a folder of files that is full, and a keys file that others may read, are faults', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doctor-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  try {
    expect(await linesOf('disk', { FILES_DIR: folder })).toContainEqual(
      expect.objectContaining({ state: 'fault', says: 'FILES_DIR has 1 MiB left' }),
    );
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
  chmodSync(db.keysFile, 0o644);
  expect(await linesOf('keys', {})).toMatchObject([{ state: 'fault', todo: `chmod 600 ${db.keysFile}` }]);
  chmodSync(db.keysFile, 0o600);
  expect(await linesOf('keys', {})).toMatchObject([{ state: 'ok' }, { state: 'ok' }]);
});

test('keys of another installation are a fault', async () => {
  const other = path.join(mkdtempSync(path.join(os.tmpdir(), 'doctor-')), 'keys.json');
  const key = () => Buffer.alloc(32, 7).toString('base64');
  const set = (id: string) => ({ current: id, keys: { [id]: key() } });
  writeFileSync(other, JSON.stringify({ sealing: set('k1'), hash: set('h1'), session: key() }), { mode: 0o600 });
  const env = { DATABASE_WORKER_URL: db.workerUrl };
  expect(await linesOf('keys', env)).toContainEqual(
    expect.objectContaining({ state: 'ok', says: 'keys and database belong together' }),
  );
  expect(await linesOf('keys', { ...env, KEYS_FILE: other })).toContainEqual(
    expect.objectContaining({ state: 'fault', says: expect.stringContaining('KEYS_FILE') }),
  );
});

test('a clock that is off by more than workers allow is a fault', () => {
  expect(clockLine('database', 'the database', 3_600_000, 5)).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('3600.0 s ahead of'),
  });
  expect(clockLine('database', 'the database', -1900, 5)).toMatchObject({ state: 'ok' });
});

test('a service that does not answer is named by host and reason alone', async () => {
  const [line] = await linesOf('services', { SMS_URL: 'http://127.0.0.1:1/sms?key=hidden' });
  expect(line).toMatchObject({ state: 'warning', says: 'SMS_URL: 127.0.0.1:1: nothing listens there' });
});
