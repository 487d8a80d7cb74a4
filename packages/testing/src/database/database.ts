import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openContext } from '@beian/database/context';
import { INSTALLATION_FILE } from '@beian/database/files';
import type { AppContext } from '@beian/database/transaction';
import pg from 'pg';
import { keepRows, resetRows, stateOf } from './reset.ts';
import { testServer, withClient } from './server.ts';

/** A separate database for one test file, with contexts for both programs. */
export interface TestDatabase {
  readonly app: AppContext;
  readonly worker: AppContext;
  /** The superuser's URL; row-level security does not apply to it. */
  readonly url: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly migratorUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  /** As superuser. Instants are ISO text. */
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** As superuser, in a transaction that stays open, e.g. to hold a lock, until the returned function is called. */
  hold(sql: string): Promise<() => Promise<void>>;
  /** Moves app.now() by milliseconds, or to an instant (ISO); time runs on from there. */
  travel(to: number | string): Promise<void>;
  /** app.now(), ISO with milliseconds. */
  now(): Promise<string>;
  /** How another process of the same tests connects to it: `connectTestDatabase`. */
  readonly address: DetachedDatabase;
  /** Closes its connections and keeps it, e.g. as a source for copies, so that a common starting point is built once. */
  detach(): Promise<DetachedDatabase>;
  /** Ends its use: the next test of this process may get it with the rows that it began with. What cannot be brought back is dropped. */
  close(): Promise<void>;
}

/** A database without connections of this process. */
export interface DetachedDatabase {
  readonly name: string;
  readonly folder: string;
}

/** A copy for tests is no restored database, whose connections to bureaus would stop until their numbers are compared. */
const homeSql = `
  update migrations.home set (system_id, database, timeline) = (select * from migrations.here()), promotions_lose_nothing = false;
  update app.bureaus set compared_in = app.database_run() where compared_in is not null`;

/** A Tuesday, 10:00 in Shanghai. */
export const START = '2026-11-24T02:00:00.000Z';

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/** Databases of this process that no test uses, by what they were copied from. The next process drops them once this one is gone. */
const unused = new Map<string, TestDatabase[]>();
process.once('exit', () => {
  for (const { address } of [...unused.values()].flat()) rmSync(address.folder, { recursive: true, force: true });
});

interface TestDatabaseOptions {
  /** app.now() begins at it. */
  readonly at?: string;
  /** The detached database that is copied; its clock runs on. */
  readonly of?: DetachedDatabase;
}

/**
 * A database on the server of TEST_DATABASE_URL that is equal to the migrated template, or to the detached database `of`. Throws if the
 * variable is missing.
 */
export async function testDatabase({ at = START, of }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await testServer();
  // A test may go from one server to another.
  const source = `${server.superuserUrl} ${of?.name ?? ''}`;
  const known = unused.get(source)?.pop();
  if (known !== undefined) {
    if (of === undefined) await known.travel(at);
    return known;
  }
  const name = `beian_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(server.superuserUrl, (client) =>
    client
      .query(`create database ${name} owner migrator template ${of?.name ?? server.template} strategy file_copy`)
      // A copy has no grants of its own: see migrate/roles.ts.
      .then(() => client.query(`grant create on database ${name} to worker`))
      // A test calls a statement a few times per connection, and PostgreSQL plans the first five calls each anew.
      .then(() => client.query(`alter database ${name} set plan_cache_mode = force_generic_plan`)),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-orders-'));
  if (of === undefined) writeFileSync(path.join(folder, 'keys.json'), JSON.stringify(newKeys()), { mode: 0o600 });
  else cpSync(of.folder, folder, { recursive: true });
  mkdirSync(filesDirOf(folder), { recursive: true });
  const db = await connect({ name, folder }, { made: true, startAt: of === undefined ? at : undefined });
  return withReuse(db, source, of);
}

/** The same database, whose `close` keeps it for the next test if it can be made as it was. */
async function withReuse(db: TestDatabase, source: string, of: DetachedDatabase | undefined): Promise<TestDatabase> {
  const { keysFile, filesDir } = db;
  const keys = readFileSync(keysFile, 'utf8');
  const installation = readFileSync(path.join(filesDir, INSTALLATION_FILE));
  const state = await stateOf(db);
  const reset = async (): Promise<boolean> => {
    if ([db.app, db.worker].some(({ pools }) => pools.system.ended) || readFileSync(keysFile, 'utf8') !== keys)
      return false;
    // Their rows belong to the test that is over.
    await Promise.all([db.app.repeats.flush(), db.worker.repeats.flush()]);
    if ((await stateOf(db)) !== state) return false;
    // Both contexts know the own rules of a day for good, and the next test may write others from the same day.
    if ((await db.query('select from app.own_rules limit 1')).length > 0) return false;
    await resetRows(db);
    await db.query(homeSql);
    rmSync(filesDir, { recursive: true, force: true });
    mkdirSync(filesDir);
    writeFileSync(path.join(filesDir, INSTALLATION_FILE), installation);
    if (of !== undefined) cpSync(filesDirOf(of.folder), filesDir, { recursive: true });
    return true;
  };
  const reused: TestDatabase = {
    ...db,
    async close() {
      if (!(await reset().catch(() => false))) return db.close();
      unused.set(source, [...(unused.get(source) ?? []), reused]);
    },
  };
  return reused;
}

const filesDirOf = (folder: string): string => path.join(folder, 'files');

/** Connects to a database that another process of the same tests has made; `detach` leaves it to that process. */
export const connectTestDatabase = (address: DetachedDatabase): Promise<TestDatabase> => connect(address);

/**
 * `made`: by this process, so that it becomes what copies begin with when it is detached; `startAt`: app.now() is set to it before the contexts are
 * opened.
 */
async function connect(
  { name, folder }: DetachedDatabase,
  { made = false, startAt }: { readonly made?: boolean; readonly startAt?: string | undefined } = {},
): Promise<TestDatabase> {
  const server = await testServer();
  const keysFile = path.join(folder, 'keys.json');
  const filesDir = filesDirOf(folder);
  const url = new URL(server.superuserUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2, types });
  // The server may stop before the last connection is closed.
  pool.on('error', () => undefined);
  const urls = {
    url: url.href,
    appUrl: server.url('app', name),
    workerUrl: server.url('worker', name),
    migratorUrl: server.url('migrator', name),
  };
  const query: TestDatabase['query'] = async <R extends pg.QueryResultRow>(
    sql: string,
    params: readonly unknown[] = [],
  ) => (await pool.query<R>(sql, [...params])).rows;
  const hold = async (sql: string) => {
    const client = await pool.connect();
    await client.query(`begin; ${sql}`);
    return async () => {
      await client.query('rollback');
      client.release();
    };
  };
  const travel = async (to: number | string): Promise<void> => {
    await (typeof to === 'number'
      ? query('update app.clock set offset_ms = offset_ms + $1', [to])
      : query(
          'update app.clock set demonstration = true, offset_ms = ceil(extract(epoch from $1::timestamptz - now()) * 1000)',
          [to],
        ));
  };
  if (made) await query(homeSql);
  if (startAt !== undefined) await travel(startAt);
  const open = (databaseUrl: string) =>
    openContext({ databaseUrl, keysFile, filesDir, webhooksInside: true, bureauHosts: ['127.0.0.1'] });
  const [app, worker] = await Promise.all([open(urls.appUrl), open(urls.workerUrl)]);
  const disconnect = () => Promise.all([app.close(), worker.close(), pool.end()]);
  return {
    ...urls,
    app,
    worker,
    address: { name, folder },
    keysFile,
    filesDir,
    query,
    hold,
    travel,
    now: async () => (await query<{ now: string }>('select app.iso(app.now()) as now'))[0]?.now ?? '',
    async detach() {
      if (made) await withClient(url.href, keepRows);
      await disconnect();
      return { name, folder };
    },
    async close() {
      await disconnect();
      // With force: a test may have left a program connected.
      await withClient(server.superuserUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newKeys() {
  const key = (): string => randomBytes(32).toString('base64');
  return {
    sealing: { current: 'k1', keys: { k1: key() } },
    hash: { current: 'h1', keys: { h1: key() } },
    session: key(),
  };
}
