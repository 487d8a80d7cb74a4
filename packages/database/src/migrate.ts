import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';
import { storeDayHours } from './calendar/day-hours.ts';
import { readCalendarNow } from './calendar/in-force.ts';
import { commandSettings } from './connection/connections.ts';
import { requireSupportedPostgres } from './connection/server-version.ts';
import { loadCalendar } from './migrate/calendar.ts';
import { migrationNames, migrationsFolder } from './migrate/migration-names.ts';
import { checkLogin, type Login, makeRoles } from './migrate/roles.ts';
import { explainConnectionError } from './programs/explain-connection-error.ts';
import { isMainModule, readSettings, runProgram, SetupFault } from './programs/program.ts';
import { sha256 } from './sealing/seal.ts';

export interface MigrateOptions {
  /** Login of the migrator: it owns the database and may create roles, but is no superuser. */
  readonly databaseUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  /** When omitted, the role auditor cannot log in. */
  readonly auditorUrl?: string;
  /** Default: the files of this package. */
  readonly migrations?: URL;
  readonly calendar?: URL;
  /**
   * Marks a database without staff as a demonstration: its time can be moved, and demonstration accounts can be created
   * in it.
   */
  readonly demonstration?: boolean;
}

export { migrationsFolder } from './migrate/migration-names.ts';
export const calendarFile = new URL('../data/calendar.json', import.meta.url);

/** Key of the advisory lock that only migrating programs take. */
const MIGRATION_LOCK_KEY = 7_302_111_845;
const LOCK_TIMEOUT_MS = 60_000;

/**
 * Brings the database to the state this program needs: roles, tables, calendar and the hours of each day. Each migration file runs once, in name
 * order, in its own transaction; repeated or concurrent runs change nothing.
 * @returns `restored`: the database was restored from a backup, so numbers held by others were reconciled
 * (docs/decisions/0001-ids-and-fields.md)
 * @throws SetupFault, one sentence that names the setting, when a person must act
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: number; restored: boolean }> {
  const logins: readonly Login[] = [
    { role: 'app', setting: 'DATABASE_APP_URL', url: options.appUrl },
    { role: 'worker', setting: 'DATABASE_WORKER_URL', url: options.workerUrl },
    ...(options.auditorUrl === undefined
      ? []
      : [{ role: 'auditor', setting: 'DATABASE_AUDITOR_URL', url: options.auditorUrl } as const]),
  ];
  for (const login of logins) checkLogin(login, options.databaseUrl);
  const client = new pg.Client({ connectionString: options.databaseUrl, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`set client_min_messages = warning; set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await requireSupportedPostgres(client, 'DATABASE_URL names');
    // Released when the connection closes.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK_KEY]);
    await makeRoles(client, logins);
    const applied = await applyMigrations(client, options.migrations ?? migrationsFolder);
    await withTransaction(client, async () => void (await client.query('select app.open_lanes()')));
    const restored = await withTransaction(client, () => detectRestore(client));
    await withTransaction(client, async () => {
      await loadCalendar(client, options.calendar ?? calendarFile);
      await storeDayHours({ client }, await readCalendarNow({ client }, true));
    });
    if (options.demonstration === true) await withTransaction(client, () => markDemonstration(client));
    return { applied, restored };
  } catch (error) {
    throw explainConnectionError('DATABASE_URL', options.databaseUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @throws SetupFault when the database already has staff */
async function markDemonstration(client: pg.Client): Promise<void> {
  await client.query(`set local app.kind = 'system'; set local app.actor = 'migration'`);
  const { rows } = await client.query<{ marked: boolean; used: boolean }>(
    'select demonstration as marked, exists (select from app.staff) as used from app.clock',
  );
  if (rows[0]?.marked === true) return;
  if (rows[0]?.used === true)
    throw new SetupFault('DEMONSTRATION must not be set: the database has people, and is no demonstration.');
  await client.query('update app.clock set demonstration = true');
}

async function applyMigrations(client: pg.Client, folder: URL): Promise<number> {
  await client.query(`create schema if not exists migrations`);
  await client.query(`create table if not exists migrations.applied (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  await client.query('alter table migrations.applied add column if not exists contract boolean not null default false');
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations.applied');
  const known = new Map(rows.map((row) => [row.name, row.sha256]));
  const names = await migrationNames(folder);
  const later = rows.map(({ name }) => name).filter((name) => !names.includes(name));
  if (later.length > 0)
    throw new SetupFault(
      `DATABASE_URL: the database was migrated by a later release (${later.sort().at(-1)}); run the migration of that release, or restore a backup of before.`,
    );
  let applied = 0;
  for (const name of names) {
    const sql = await readFile(new URL(name, folder), 'utf8');
    const hash = sha256(sql);
    const before = known.get(name);
    if (before === hash) continue;
    if (before !== undefined) {
      throw new SetupFault(
        `DATABASE_URL: migrations/${name} was applied and has been changed since; put it back and write the change as a new file.`,
      );
    }
    await withTransaction(client, async () => {
      await client.query(sql);
      await client.query('insert into migrations.applied (name, sha256, contract) values ($1, $2, $3)', [
        ...[name, hash],
        /^-- contract: /m.test(sql),
      ]);
    });
    applied += 1;
  }
  return applied;
}

async function detectRestore(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ restored: boolean }>('select app.find_restore() as restored');
  return rows[0]?.restored === true;
}

async function withTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: (issue) =>
    issue.input === undefined
      ? 'is missing: it must be an address like postgres://user:password@host:5432/database'
      : 'must be an address like postgres://user:password@host:5432/database',
});
const settings = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
  DATABASE_WORKER_URL: postgresUrl,
  DATABASE_AUDITOR_URL: postgresUrl.optional(),
  DEMONSTRATION: z.literal('1', 'must be 1 or left out').optional(),
});

if (isMainModule(import.meta.filename)) {
  await runProgram(async () => {
    const env = readSettings(settings, process.env);
    if (env.DEMONSTRATION === '1' && process.env.NODE_ENV === 'production')
      throw new SetupFault('DEMONSTRATION must not be set in production.');
    return migrate({
      databaseUrl: env.DATABASE_URL,
      appUrl: env.DATABASE_APP_URL,
      workerUrl: env.DATABASE_WORKER_URL,
      ...(env.DATABASE_AUDITOR_URL && { auditorUrl: env.DATABASE_AUDITOR_URL }),
      demonstration: env.DEMONSTRATION === '1',
    });
  }, process.env.END_WITH_PARENT === '1');
}
