import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { storeDayHours } from './calendar/day-hours.ts';
import { readCalendarNow } from './calendar/in-force.ts';
import { commandSettings } from './connection/connections.ts';
import { requireSupportedPostgres } from './connection/server-version.ts';
import { applyMigrations, withTransaction } from './migrate/apply-migrations.ts';
import { loadCalendar } from './migrate/calendar.ts';
import { type LockTimes, lockTimes, retryForLock, setLockTimeout } from './migrate/lock-retry.ts';
import { migrationsFolder } from './migrate/migration-names.ts';
import { checkLogin, type Login, makeRoles } from './migrate/roles.ts';
import { explainConnectionError } from './programs/explain-connection-error.ts';
import { isMainModule, readSettings, runProgram, SetupFault } from './programs/program.ts';
import { superuserAdvice } from './programs/superuser.ts';

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
  /** Shorter in tests only. */
  readonly lockTimes?: LockTimes;
}

export { migrationNames, migrationsFolder } from './migrate/migration-names.ts';
export { checkLogin, type Login, makeRoles } from './migrate/roles.ts';
export const calendarFile = new URL('../data/calendar.json', import.meta.url);

/** Key of the advisory lock that only migrating programs take. */
const MIGRATION_LOCK_KEY = 7_302_111_845;
/** Between two questions whether another program still migrates, ms. */
const MIGRATION_LOCK_POLL_MS = 200;

/**
 * Brings the database to the state this program needs: roles, tables, calendar and the hours of each day. Each migration file runs once, in name
 * order (`applyMigrations`); repeated or concurrent runs change nothing. Running programs of the former release go on meanwhile: nothing
 * waits longer for a lock than `lockTimes`.
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
  const times = options.lockTimes ?? lockTimes;
  const client = new pg.Client({ connectionString: options.databaseUrl, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('set client_min_messages = warning');
    await setLockTimeout(client, times.timeoutMs);
    await requireSupportedPostgres(client, 'DATABASE_URL names');
    await refuseSuperuser(client);
    await takeMigrationLock(client);
    await makeRoles(client, logins);
    const step = <T>(what: string, work: () => Promise<T>) =>
      retryForLock(what, times, () => withTransaction(client, work));
    await step('the list of migrations', () => makeMigrationList(client));
    const applied = await applyMigrations(client, options.migrations ?? migrationsFolder, times);
    for (const { text } of (await client.query<{ text: string }>(formerPolicies)).rows)
      await step('the names of policies', () => client.query(text));
    await step('app.sync_actor_roles()', () => client.query('select app.sync_actor_roles()'));
    const restored = await step('app.find_restore()', () => detectRestore(client));
    await step('the calendar', async () => {
      await loadCalendar(client, options.calendar ?? calendarFile);
      await storeDayHours({ client }, await readCalendarNow({ client }, true));
    });
    if (options.demonstration === true) await step('DEMONSTRATION', () => markDemonstration(client));
    return { applied, restored };
  } catch (error) {
    throw explainConnectionError('DATABASE_URL', options.databaseUrl, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * A database that a superuser makes is owned by one, and row-level security binds neither it nor the functions that run as their owner. One that was made so before
 * is migrated on, so that an upgrade does not stop.
 */
async function refuseSuperuser(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string; refused: boolean }>(
    `select rolname as role, (rolsuper or rolbypassrls) and to_regclass('migrations.applied') is null as refused
     from pg_roles where rolname = current_user`,
  );
  const [row] = rows;
  if (row?.refused === true)
    throw new SetupFault(
      `DATABASE_URL logs in as ${row.role}, a superuser or a role that bypasses row-level security: the database must belong to a role that is neither. ${superuserAdvice(row.role)}.`,
    );
}

/**
 * Renames the policies of 0.1.0 as app.sync_actor_roles() does, table by table: a transaction that holds the locks of all tables and waits for one more
 * would end requests that wait for it.
 */
const formerPolicies = `select format('alter policy %I on app.%I rename to %I', p.polname, c.relname,
    case p.polname when 'house' then 'staff_and_system' else 'partner_role_' || substr(p.polname::text, length('lane_') + 1) end) as text
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'app'::regnamespace and (p.polname = 'house' or p.polname like 'lane\\_%')`;

/**
 * Waits until no other program migrates; the lock is released when the connection closes. Asked again and again, not waited for: a
 * statement that waits would keep the other program from building an index concurrently.
 */
async function takeMigrationLock(client: pg.Client): Promise<void> {
  const ask = () => client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATION_LOCK_KEY]);
  while ((await ask()).rows[0]?.mine !== true) await wait(MIGRATION_LOCK_POLL_MS);
}

async function makeMigrationList(client: pg.Client): Promise<void> {
  await client.query(`create schema if not exists migrations`);
  await client.query(`create table if not exists migrations.applied (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  await client.query(`alter table migrations.applied add column if not exists contract boolean not null default false,
    add column if not exists contract_since text`);
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

async function detectRestore(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ restored: boolean }>('select app.find_restore() as restored');
  return rows[0]?.restored === true;
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
