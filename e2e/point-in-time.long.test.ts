import { appendFileSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runConnection } from '@beian/setup/seed';
import { testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, expect, test } from 'vitest';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { runProgram } from '../scripts/lib/processes.mjs';
import { mustRun } from '../scripts/lib/run.mjs';
import { mustCommand, readFindings, tryCommand } from './backup-commands.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-archive-'));
const at = (name: string) => path.join(folder, name);
afterAll(async () => {
  await runCleanups();
  rmSync(folder, { recursive: true, force: true });
});

test('a server is recovered from its archive to an instant; the migration finds it, bureaus are stopped, and it verifies', async () => {
  const { bin } = await debianPostgres();
  const server = await startPostgres({ ephemeral: true, bin });
  const { who, data } = server.place;
  const own = (entry: string) => {
    if (who.uid !== undefined && who.gid !== undefined) chownSync(entry, who.uid, who.gid);
  };
  const asServer = { ...who, cwd: '/' };
  mkdirSync(at('archive'), { mode: 0o700 });
  for (const entry of [folder, at('archive')]) own(entry);

  // Continuous archiving, by docs/backup.md. Changing `archive_mode` needs a restart.
  appendFileSync(
    path.join(data, 'postgresql.conf'),
    `archive_mode = on\narchive_command = 'test ! -f ${at('archive')}/%f && cp %p ${at('archive')}/%f'\n`,
  );
  await mustRun('restart:', path.join(bin, 'pg_ctl'), ['-D', data, '-w', 'restart'], {
    ...asServer,
    output: 'dropped',
  });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  const db = await testDatabase();
  const [kept, lost] = await seedRecords(db);
  const people = await seedPeople(db);
  if (kept === undefined || lost === undefined) throw new Error('no records');
  await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:1/?wsdl' });
  // A copied template database is not the one that its migration noted, so note it again as a first migration does.
  await db.query('delete from migrations.home');
  await db.query('select app.find_restore()');

  const url = new URL(server.superuserUrl);
  await mustRun(
    'pg_basebackup:',
    path.join(bin, 'pg_basebackup'),
    ['--checkpoint=fast', '--wal-method=none', `--pgdata=${at('base')}`, `--dbname=${server.superuserUrl}`],
    asServer,
  );
  const before = await orderInState(db, people, kept, 'INITIAL_REVIEW');
  const [{ now = '' } = {}] = await db.query<{ now: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00') as now`,
  );
  const source = { DATABASE_SUPERUSER_URL: db.url, FILES_DIR: db.filesDir };
  await mustCommand('backup', [at('backups')], source, bin);
  // After that instant: a file is deleted, and an order that the recovery leaves out; its transactions are in the archive.
  const [{ file = '' } = {}] = await db.query<{ file: string }>('select file from app.materials order by id limit 1');
  await db.worker.files.delete(file);
  const after = await orderInState(db, people, lost, 'INITIAL_REVIEW');
  await db.query('select pg_switch_wal()');
  const [{ wal = '' } = {}] = await db.query<{ wal: string }>('select pg_walfile_name(pg_current_wal_lsn()) as wal');
  const { url: superuserUrl, migratorUrl, appUrl, workerUrl, keysFile, filesDir } = db;
  await db.detach();
  // A server that is shut down archives what is left first.
  await mustRun('stop:', path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], asServer);
  await server.stop();
  expect(readdirSync(at('archive')).some((name) => name < wal && /^[0-9A-F]{24}$/.test(name))).toBe(true);

  // Recovery into the folder of the base backup.
  writeFileSync(path.join(at('base'), 'recovery.signal'), '');
  own(path.join(at('base'), 'recovery.signal'));
  appendFileSync(
    path.join(at('base'), 'postgresql.conf'),
    `restore_command = 'cp ${at('archive')}/%f %p'\nrecovery_target_time = '${now}'\nrecovery_target_action = promote\n`,
  );
  // Recovery refuses a lower max_connections than the server had.
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=${url.port} -c max_connections=200`;
  const pgCtl = (...args: string[]) =>
    mustRun('pg_ctl:', path.join(bin, 'pg_ctl'), ['-D', at('base'), '-w', '-l', at('server.log'), ...args], {
      ...asServer,
      output: 'dropped',
    });
  writeFileSync(at('server.log'), '');
  own(at('server.log'));
  await pgCtl('-o', options, 'start');
  try {
    await withClient(superuserUrl, async (client) => {
      const found = await client.query('select id from app.orders order by id');
      expect(found.rows.map(({ id }) => id)).toEqual([before]);
      expect(found.rows.map(({ id }) => id)).not.toContain(after);
    });
    const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: migratorUrl };
    const migrated = await runProgram({
      name: 'migrate',
      file: path.join(root, 'packages/database/dist/migrate.js'),
      logDir: folder,
      env: { ...env, DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl },
    });
    expect(migrated).toMatchObject({ ready: true, restored: true });
    const stopped = await withClient(superuserUrl, (client) =>
      client.query('select stopped is not null as stopped from app.bureaus where not test'),
    );
    expect(stopped.rows).toEqual([{ stopped: true }]);
    const target = { DATABASE_SUPERUSER_URL: superuserUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir };
    const lacking = await tryCommand('verify-restore', [], target, bin);
    expect(lacking).toMatchObject({ code: 1, stdout: expect.stringContaining(`${file} (missing)`) });
    const copied = await mustCommand('restore', [at('backups'), '--files'], target, bin);
    expect(copied).toMatch(/^1 files were missing; 1 were copied back, 0 are in no backup/m);
    const findings = readFindings(await mustCommand('verify-restore', ['--all'], target, bin));
    expect(findings).toEqual({ all: 9, failed: [expect.stringContaining('no backup was named')] });
  } finally {
    await pgCtl('-m', 'immediate', 'stop');
  }
});
