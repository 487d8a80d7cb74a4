import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { calendarFile, migrate, migrationsFolder } from '@beian/database/migrate';
import pg from 'pg';
import { keepRows, keepSql } from './reset.ts';

/**
 * The PostgreSQL server of the tests: URLs of its roles, and the template that every test database is copied from.
 */
export interface TestServer {
  readonly superuserUrl: string;
  readonly template: string;
  /** The URL of a role in a database. */
  url(role: 'migrator' | 'app' | 'worker', database: string): string;
}

const servers = new Map<string, Promise<TestServer>>();

/** The server of TEST_DATABASE_URL, prepared on first use, once per process and, by a lock, once per server. */
export const testServer = (): Promise<TestServer> => {
  const superuserUrl = process.env.TEST_DATABASE_URL;
  if (!superuserUrl) {
    throw new Error(
      'TEST_DATABASE_URL is missing: name a superuser of a PostgreSQL that is for tests alone, or run npm test, which starts one.',
    );
  }
  const server = servers.get(superuserUrl) ?? prepare(superuserUrl);
  servers.set(superuserUrl, server);
  return server;
};

async function prepare(superuserUrl: string): Promise<TestServer> {
  // Derived from the superuser's URL, so that it is the same in every process.
  const password = (role: string): string => createHash('sha256').update(`${role}\0${superuserUrl}`).digest('hex');
  const url = (role: string, database: string): string => {
    const address = new URL(superuserUrl);
    address.username = role;
    address.password = password(role);
    address.pathname = `/${database}`;
    return address.href;
  };
  const template = `beian_template_${hashOfSources()}`;
  await withClient(superuserUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtextextended('beian test server', 0))`);
    const { rows } = await client.query<{ there: boolean; roles: string[] }>(
      `select exists (select from pg_database where datname = $1) as there,
         array(select rolname::text from pg_roles where rolname in ('migrator', 'app', 'worker')) as roles`,
      [template],
    );
    const { there = false, roles = [] } = rows[0] ?? {};
    if (!roles.includes('migrator')) await client.query('create role migrator createrole nosuperuser nobypassrls');
    for (const role of new Set([...roles, 'migrator'])) {
      await client.query(`alter role ${role} login password '${password(role)}'`);
    }
    if (!there) await makeTemplate(client, superuserUrl, template, url);
    await dropLeftDatabases(client);
  });
  return { superuserUrl, template, url };
}

/** Drops the databases of processes that have ended: their names hold the process id. */
async function dropLeftDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname::text as name from pg_database where datname ~ '^beian_test_\\d+_'`,
  );
  for (const { name } of rows) {
    if (!isRunning(Number(name.split('_')[2]))) await client.query(`drop database if exists ${name} with (force)`);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Built under another name, so that an interruption leaves no incomplete template. */
async function makeTemplate(
  client: pg.Client,
  superuserUrl: string,
  template: string,
  url: TestServer['url'],
): Promise<void> {
  const part = `${template}_part`;
  await client.query(`drop database if exists ${part} with (force)`);
  await client.query(`create database ${part} owner migrator`);
  await migrate({
    databaseUrl: url('migrator', part),
    appUrl: url('app', part),
    workerUrl: url('worker', part),
  });
  const asSuperuser = new URL(superuserUrl);
  asSuperuser.pathname = `/${part}`;
  await withClient(asSuperuser.href, keepRows);
  // No connections are permitted: a copy needs a source without connections.
  await client.query(`alter database ${part} with allow_connections false`);
  await client.query(`alter database ${part} rename to ${template}`);
}

/** Changes with every migration and with the calendar. */
function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(calendarFile));
  for (const name of readdirSync(migrationsFolder).sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(new URL(name, migrationsFolder)));
  }
  // The program itself makes the list of migrations.
  hash.update(readFileSync(new URL('../src/migrate.ts', migrationsFolder)));
  hash.update(keepSql);
  return hash.digest('hex').slice(0, 12);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
