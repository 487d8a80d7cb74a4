import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { INSTALLATION_FILE } from '@beian/database/files';
import { migrate } from '@beian/database/migrate';
import { type TestDatabase, testDatabase } from '../database/database.ts';
import { testServer, withClient } from '../database/server.ts';

/** The dumps stand beside this file in the sources; they are not copied to dist. */
const folder = import.meta.dirname;
const SUFFIX = '.sql.br';

/** Releases whose dump is kept, by name (docs/how-to.md, Before a release). */
export const keptReleases = readdirSync(folder)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));

export interface MigratedRelease {
  readonly db: TestDatabase;
  /** Rows of each table of schema app, as the dump had them and after the migration. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
  readonly outcome: { readonly applied: number; readonly restored: boolean };
}

/**
 * Restores the dump of a release into a new database and runs today's migration program on it. The clock stands one
 * minute after the last audit row of the dump. Its images are not kept, so no stored file can be opened.
 */
export async function migrateRelease(release: string): Promise<MigratedRelease> {
  const server = await testServer();
  const name = `beian_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(server.superuserUrl, (client) => client.query(`create database ${name} owner migrator`));
  const url = new URL(server.superuserUrl);
  url.pathname = `/${name}`;
  const sql = brotliDecompressSync(readFileSync(path.join(folder, `${release}${SUFFIX}`))).toString();
  await withClient(url.href, (client) => client.query(sql));
  const before = await countRows(url.href);
  const outcome = await migrate({
    databaseUrl: server.url('migrator', name),
    appUrl: server.url('app', name),
    workerUrl: server.url('worker', name),
  });
  const after = await countRows(url.href);
  const files = mkdtempSync(path.join(os.tmpdir(), 'beian-release-'));
  mkdirSync(path.join(files, 'files'));
  // Its files are gone for good: an operator says that the empty folder is the store.
  const installation = await withClient(url.href, (client) =>
    client.query<{ id: string }>('insert into migrations.installation (id) values (gen_random_uuid()) returning id'),
  );
  writeFileSync(path.join(files, 'files', INSTALLATION_FILE), installation.rows[0]?.id ?? '');
  copyFileSync(path.join(folder, `${release}.keys.json`), path.join(files, 'keys.json'));
  const db = await testDatabase({ of: { name, folder: files } });
  await withClient(server.superuserUrl, (client) => client.query(`drop database ${name}`));
  const [last] = await db.query<{ at: string }>(`select app.iso(max(at) + interval '1 minute') as at from app.audit`);
  await db.travel(last?.at ?? '');
  return { db, before, after, outcome };
}

const countRows = (url: string): Promise<Record<string, number>> =>
  withClient(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from app.${name}`);
      counts[name] = rows[0]?.n ?? 0;
    }
    return counts;
  });
