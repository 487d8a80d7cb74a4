import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandSettings } from '@beian/database/connection';
import { checkLogin, type Login, makeRoles, migrate } from '@beian/database/migrate';
import { explainConnectionError, SetupFault } from '@beian/database/programs';
import pg from 'pg';
import { type Backup, backupFiles, openBackup } from '../backup-set/index.ts';
import { findTool, runTool } from '../postgres-tools/index.ts';
import { asSuperuser } from '../snapshot/index.ts';
import { copyFiles } from './copy-files.ts';
import { databaseExists, findRefusals, maintenanceUrl, RESTORING_FILE } from './refusals.ts';
import { markFiles } from './restore-files.ts';

export interface RestoreOptions {
  /** The backup, or its set, of which the newest is taken. */
  readonly dir: string;
  readonly superuserUrl: string;
  /** The programs' addresses: roles that are missing get the passwords of theirs. */
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  readonly auditorUrl: string | undefined;
  readonly filesDir: string;
  readonly keysFile: string;
  readonly postgresBin: string | undefined;
  readonly say?: (line: string) => void;
}

export interface RestoredBackup {
  readonly backup: Backup;
  /** Migrations that ran after it. */
  readonly applied: number;
  /** Roles of others that were made, without log-in. */
  readonly roles: readonly string[];
}

/**
 * Restores a backup into an empty database and an empty folder, and migrates it: connections to bureaus are stopped. The database is
 * restored in one transaction, and nobody but a superuser can connect until its bureaus are stopped; so a run that was interrupted can
 * be repeated, after the database was dropped where it was filled already.
 * @throws SetupFault with everything that stands against it, before anything is written
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const {
    superuserUrl,
    migratorUrl,
    appUrl,
    workerUrl,
    auditorUrl,
    filesDir,
    keysFile,
    say = () => undefined,
  } = options;
  const logins: readonly Login[] = [
    { role: 'app', setting: 'DATABASE_APP_URL', url: appUrl },
    { role: 'worker', setting: 'DATABASE_WORKER_URL', url: workerUrl },
    ...(auditorUrl === undefined
      ? []
      : [{ role: 'auditor', setting: 'DATABASE_AUDITOR_URL', url: auditorUrl } as const]),
  ];
  for (const login of logins) checkLogin(login, migratorUrl);
  const database = decodeURIComponent(new URL(superuserUrl).pathname.slice(1));
  if (new URL(superuserUrl).pathname !== new URL(migratorUrl).pathname)
    throw new SetupFault('DATABASE_SUPERUSER_URL must name the database that DATABASE_URL names.');
  const backup = await openBackup(options.dir);
  const tool = await findTool('pg_restore', backup.manifest.dumpVersion, options.postgresBin);
  const refused = await findRefusals({ backup, superuserUrl, database, filesDir, keysFile });
  if (refused.length > 0) throw new SetupFault(refused.join('\n'));

  const { name, manifest, folder } = backup;
  await writeFile(path.join(filesDir, RESTORING_FILE), `${name}\n`, { mode: 0o600 });
  await copyFiles(backup.pool, await backup.files(), filesDir);
  say(`${manifest.files.count} files are restored; now the database`);

  const roles = await asSuperuser(maintenanceUrl(superuserUrl), (client) =>
    makeDatabase(client, { database, migratorUrl, roles: manifest.roles }),
  );
  const setLimit = (limit: number) =>
    asSuperuser(maintenanceUrl(superuserUrl), (client) =>
      client.query(`alter database ${client.escapeIdentifier(database)} connection limit ${limit}`),
    );
  // An interrupted run may have left it closed.
  await setLimit(-1);
  await asMigrator(migratorUrl, (client) => makeRoles(client, logins));
  // Programs that are started too early must not send what the bureaus have already.
  await setLimit(0);
  say('the database is closed to all but superusers while it is restored');
  await runTool(tool, superuserUrl, ['--single-transaction', '--exit-on-error', path.join(folder, backupFiles.dump)]);
  await asSuperuser(superuserUrl, stopBureaus);
  await setLimit(-1);
  say('the database is restored and its connections to bureaus are stopped; now the migration');
  const { applied } = await migrate({
    ...{ databaseUrl: migratorUrl, appUrl, workerUrl },
    ...(auditorUrl === undefined ? {} : { auditorUrl }),
  });
  await asSuperuser(superuserUrl, (client) => markFiles(client, filesDir));
  await rm(path.join(filesDir, RESTORING_FILE));
  return { backup, applied, roles };
}

/** A restored database is elsewhere than it was; a database that was only emptied is not, and is settled all the same. */
async function stopBureaus(client: pg.ClientBase): Promise<void> {
  // The function runs as the owner of the tables, whom row-level security binds: switched off it would be a fault.
  await client.query('set row_security = on');
  const { rows } = await client.query<{ found: boolean }>('select app.find_restore() as found');
  if (rows[0]?.found !== true) await client.query('select app.settle_restore()');
}

/** Creates the owner, the database and the roles of others, where they are missing; returns the last. */
async function makeDatabase(
  client: pg.Client,
  { database, migratorUrl, roles }: { database: string; migratorUrl: string; roles: readonly string[] },
): Promise<string[]> {
  const { username, password } = new URL(migratorUrl);
  const owner = decodeURIComponent(username);
  const { rows } = await client.query<{ name: string }>('select rolname as name from pg_roles');
  const there = new Set(rows.map(({ name }) => name));
  if (!there.has(owner))
    await client.query(
      `create role ${client.escapeIdentifier(owner)} login createrole nosuperuser nobypassrls password ${client.escapeLiteral(decodeURIComponent(password))}`,
    );
  if (!(await databaseExists(client, database)))
    await client.query(`create database ${client.escapeIdentifier(database)} owner ${client.escapeIdentifier(owner)}`);
  // The programs' roles are made by the migrator, who may then set their passwords.
  const ours = new Set([owner, 'app', 'worker', 'auditor', 'app_staff', 'app_partner']);
  const made = roles.filter((name) => !there.has(name) && !ours.has(name));
  for (const name of made) await client.query(`create role ${client.escapeIdentifier(name)} nologin`);
  return made;
}

async function asMigrator<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('set client_min_messages = warning');
    return await work(client);
  } catch (error) {
    throw explainConnectionError('DATABASE_URL', url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
