import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runConnection } from '@beian/setup/seed';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs } from '@beian/testing/orders';
import { afterAll, expect, test } from 'vitest';
import { asPartner, asStaff } from '../examples/desk-client.mjs';
import { programFile } from '../scripts/lib/bundle.mjs';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { withClient } from '../scripts/lib/pg-client.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { runProgram, startProgram } from '../scripts/lib/processes.mjs';
import { mustCommand, readFindings, tryCommand } from './backup-commands.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-restore-'));
const at = (name: string) => path.join(folder, name);
afterAll(async () => {
  await runCleanups();
  rmSync(folder, { recursive: true, force: true });
});

const eventLog = `query ($after: String) { partnerEvents(first: 100, after: $after) {
  edges { node { kind order { number } } } pageInfo { endCursor } } }`;
type EventLog = { partnerEvents: { edges: { node: { kind: string; order: { number: string } | null } }[] } };
const numberOf = async (db: TestDatabase, orderId: string) =>
  (await db.query<{ number: string }>('select number from app.orders where id = $1', [orderId]))[0]?.number ?? '';

test('after a restore on another server by the commands the desk starts, an order goes on, and no number is assigned twice', async () => {
  // The PostgreSQL that npm ships has no pg_dump.
  const { bin } = await debianPostgres();
  const server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  const db = await testDatabase();
  const [kept, ...later] = await seedRecords(db);
  const people = await seedPeople(db);
  if (kept === undefined) throw new Error('no record');
  await runConnection(db.worker, { BUREAU_WSDL: 'http://127.0.0.1:1/?wsdl' });
  // A copied template database is not the one that its migration noted, so note it again as a first migration does.
  await db.query('delete from migrations.home');
  await db.query('select app.find_restore()');
  const orderId = await orderInState(db, people, kept, 'INITIAL_REVIEW');
  const keptNumber = await numberOf(db, orderId);

  // The numbers were compared with the bureau's by the server that is lost.
  await db.query('update app.bureaus set compared_in = app.database_run() where not test');

  const source = { DATABASE_SUPERUSER_URL: db.url, FILES_DIR: db.filesDir };
  const made = await mustCommand('backup', [at('backups')], source, bin);
  expect(made).toMatch(/: whole, as of .*\nDatabase: .* 1 orders;.*\nFiles: \d+ .*\nKeep apart .* k1, h1 /);
  cpSync(db.keysFile, at('keys.json'));

  // The same server restores it beside the installation, as a timer does each week.
  const test = {
    ...{ ...source, DATABASE_URL: db.migratorUrl, DATABASE_APP_URL: db.appUrl, DATABASE_WORKER_URL: db.workerUrl },
    ...{ KEYS_FILE: db.keysFile, RESTORE_TEST_DIR: folder },
  };
  const maintained = () => db.query('select task from app.maintenance_runs where ok_at <= app.now() order by task');
  expect(await maintained()).toEqual([{ task: 'backup' }]);
  writeFileSync(at('other-keys.json'), readFileSync(db.keysFile, 'utf8').replaceAll('k1', 'k9'));
  const refused = await tryCommand('restore-test', [at('backups')], { ...test, KEYS_FILE: at('other-keys.json') }, bin);
  expect([refused.code, refused.output]).toEqual([2, expect.stringContaining('KEYS_FILE')]);
  expect(await maintained()).toEqual([{ task: 'backup' }]);
  const tested = await mustCommand('restore-test', [at('backups')], test, bin);
  expect(readFindings(tested).failed.filter((line) => line.includes('FAULT'))).toEqual([]);
  expect(tested).toMatch(/can be restored; .* are gone again\.\n[\d.]+ s\n/);
  expect(await maintained()).toEqual([{ task: 'backup' }, { task: 'restoreTest' }]);
  expect(await db.query(`select datname from pg_database where datname like '%restore_test'`)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('beian-restore-test'))).toEqual([]);

  // Numbers that are assigned after the backup and lost with the server.
  const open = async (record: typeof kept): Promise<string> => {
    const walk = { db, people, record, province: '320000', orderId: '' };
    await performAs(walk, people.partner.actor, 'openOrder', { input: { kind: 'CHANGE_WEBSITE' } });
    return numberOf(db, walk.orderId);
  };
  const lost: string[] = [];
  for (const record of later.slice(0, 3)) lost.push(await open(record));
  const [drawn] = await db.query<{ id: string }>(`select nextval('app.provider_ids') as id`);
  await db.close();
  await server.stop();

  // Restore.
  const fresh = await startPostgres({ ephemeral: true, bin });
  const onFresh = (url: string, database: string) => {
    const address = new URL(url);
    address.port = String(fresh.port);
    address.pathname = `/${database}`;
    return address.href;
  };
  const base = { ...process.env, KEYS_FILE: at('keys.json'), FILES_DIR: at('files'), NODE_ENV: 'test' };
  mkdirSync(at('files'));
  const addresses = {
    DATABASE_URL: onFresh(db.migratorUrl, 'beian'),
    DATABASE_APP_URL: onFresh(db.appUrl, 'beian'),
    DATABASE_WORKER_URL: onFresh(db.workerUrl, 'beian'),
  };
  const url = onFresh(fresh.superuserUrl, 'beian');
  const target = { ...addresses, DATABASE_SUPERUSER_URL: url, KEYS_FILE: at('keys.json'), FILES_DIR: at('files') };
  const restored = await mustCommand('restore', [at('backups')], target, bin);
  expect(restored).toMatch(/^Restored as of .*: 1 orders, \d+ files; 0 migrations/m);
  const verified = await mustCommand('verify-restore', [at('backups'), '--all'], target, bin);
  expect(readFindings(verified)).toEqual({ all: 9, failed: [] });
  const query = (sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);
  const file = path.join(root, 'packages/database/dist/migrate.js');
  const migrate = () => runProgram({ name: 'migrate', file, logDir: folder, env: { ...base, ...addresses } });
  expect(await migrate()).toEqual({ ready: true, applied: 0, restored: false });

  // A second one is refused, with everything that stands against it.
  writeFileSync(at('other-keys.json'), readFileSync(at('keys.json'), 'utf8').replaceAll('k1', 'k9'));
  const again = await tryCommand('restore', [at('backups')], { ...target, KEYS_FILE: at('other-keys.json') }, bin);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.output).toMatch(
    /^KEYS_FILE lacks the keys k1, .*\nFILES_DIR must be empty: .*\nThe database beian must be empty: it holds \d+ tables in app/,
  );

  const { DATABASE_APP_URL, DATABASE_WORKER_URL } = addresses;
  const start = (name: 'api' | 'worker', env: Record<string, string>) =>
    startProgram({ name, file: programFile(name), logDir: folder, env: { ...base, ...env } });
  // Unused addresses: none of these services is due to be called.
  const nowhere = 'http://127.0.0.1:1';
  const world = { SMTP_URL: 'smtp://127.0.0.1:1', SMS_URL: nowhere, REGISTRY_URL: nowhere };
  const worker = await start('worker', { ...world, DATABASE_WORKER_URL });
  const api = await start('api', { DATABASE_APP_URL, PORT: '0' });
  const address = `http://127.0.0.1:${api.ready.port}`;
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  // The order goes on, and its file exists.
  const [{ login, password }] = people.reviewers;
  const reviewer = await asStaff(address, login, password);
  const before = await reviewer.order(orderId);
  expect(before).toMatchObject({ number: keptNumber, state: 'INITIAL_REVIEW' });
  const claimed = await reviewer.act('claim', { id: ['ID!', orderId] });
  expect(claimed.lease).toMatchObject({ mine: true });
  const [material] = await query('select id from app.materials limit 1');
  expect((await reviewer.download(`/materials/${material?.id}`)).byteLength).toBeGreaterThan(1000);

  // New orders of the same records get numbers that were never assigned.
  const partner = await asPartner(address, people.partner.key);
  const drawnAnew: string[] = [];
  for (const record of later.slice(0, 3)) {
    const order = await partner.act('openOrder', {
      recordId: ['ID!', record.id],
      websiteId: ['ID!', record.websiteIds[0]],
      kind: ['OrderKind!', 'CHANGE_WEBSITE'],
    });
    drawnAnew.push(order.number);
  }
  expect(new Set([keptNumber, ...lost, ...drawnAnew]).size).toBe(1 + lost.length + drawnAnew.length);

  // Nothing is sent to a bureau before a person has compared the numbers; ids of websites start above all assigned ones.
  expect(await query(`select stopped->>'en' as stopped from app.bureaus where not test`)).toEqual([
    {
      stopped: expect.stringMatching(
        /^The database was restored or moved, or a standby was promoted: compare the numbers/,
      ),
    },
  ]);
  // Where somebody starts the connection without that, its first file waits all the same: no number was compared on this server.
  expect(
    await query(
      `select compared_in is not null as before, compared_in = app.database_run() as here from app.bureaus where not test`,
    ),
  ).toEqual([{ before: true, here: false }]);
  const [next] = await query(`select nextval('app.provider_ids') as id`);
  expect(Number(next?.id)).toBeGreaterThan(Number(drawn?.id) + 90_000);
  // Older entries of the event log come before newer ones, although this server counts transactions from the beginning.
  const log: EventLog = await partner.graphql(eventLog, { after: null });
  const told = log.partnerEvents.edges.map(({ node }) => node.order?.number);
  expect(told[0]).toBe(keptNumber);
  await api.stop();
  await worker.stop();
  await fresh.stop();
});
