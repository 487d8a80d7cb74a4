import pg from 'pg';
import { actorRoleNames } from '../connection/actor-roles.ts';
import { commandSettings } from '../connection/connections.ts';
import { errorCode, explainConnectionError } from '../programs/explain-connection-error.ts';
import { SetupFault } from '../programs/program.ts';

/** The programs' roles and the settings with their addresses. The migrations use these role names literally. */
export interface Login {
  readonly role: 'app' | 'worker' | 'auditor';
  readonly setting: string;
  readonly url: string;
}

/** Row-level security always applies to these roles. */
const restrictedAttributes = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

/** Refuses an address for another role or another database, or without a password. */
export function checkLogin({ role, setting, url }: Login, databaseUrl: string): void {
  const { username, password, pathname } = new URL(url);
  if (decodeURIComponent(username) !== role) {
    throw new SetupFault(
      `${setting} must log in as the user ${role}, because the migrations grant rights to that name; it names ${username === '' ? 'none' : decodeURIComponent(username)}.`,
    );
  }
  if (password === '') throw new SetupFault(`${setting} must hold a password for the user ${role}.`);
  if (pathname !== new URL(databaseUrl).pathname)
    throw new SetupFault(`${setting} must name the database that DATABASE_URL names.`);
}

/**
 * Creates missing roles (app, worker, auditor and the actor roles) and enables the programs' logins with the passwords
 * of their addresses.
 */
export async function makeRoles(client: pg.Client, logins: readonly Login[]): Promise<void> {
  // Roles are global to the server, so the migration of another database may create them concurrently.
  for (const role of ['app', 'worker', 'auditor', ...actorRoleNames]) {
    await client.query(
      `do $$ begin create role ${role} nologin ${restrictedAttributes}; exception when duplicate_object or unique_violation then null; end $$`,
    );
  }
  await requireRestrictedRoles(client);
  // Granted for `set role` only, not inherited: `app` itself is bound by its own policies only.
  await client.query(`grant ${actorRoleNames.join(', ')} to app with inherit false, set true`);
  const { rows } = await client.query<{ base: string; admin: boolean; user: string }>(
    `select current_database() as base, rolsuper as admin, current_user as "user" from pg_roles where rolname = current_user`,
  );
  const { base = '', admin = false, user = '' } = rows[0] ?? {};
  // The migrator must be a member to give a schema to the worker and to become the auditor when it verifies the audit.
  // Without inheritance: otherwise the programs' policies would also bind the owner, who would then see one realm only,
  // and whose functions (search by hash) would scan whole tables, because their index is not used behind a policy.
  if (!admin)
    await client.query(`grant worker, auditor to ${client.escapeIdentifier(user)} with inherit false, set true`);
  await client.query(`grant connect on database ${client.escapeIdentifier(base)} to app, worker, auditor`);
  // BullMQ runs `create schema if not exists` on every start, which PostgreSQL refuses without this right.
  await client.query(`grant create on database ${client.escapeIdentifier(base)} to worker`);
  for (const login of logins) await enableLogin(client, login);
}

async function requireRestrictedRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)`,
    [['app', 'worker', 'auditor', ...actorRoleNames]],
  );
  const names = rows.map((row) => row.rolname).join(', ');
  if (names !== '') {
    throw new SetupFault(
      `The role ${names} of this server is superuser or bypasses row-level security: take that from it.`,
    );
  }
}

/**
 * Sets the password only when the login fails: roles belong to the whole server, and rewriting them blocks its other
 * users.
 */
async function enableLogin(client: pg.Client, login: Login): Promise<void> {
  if (await canLogIn(login)) return;
  const password = client.escapeLiteral(decodeURIComponent(new URL(login.url).password));
  await client.query(`alter role ${login.role} login password ${password}`);
  if (await canLogIn(login)) return;
  throw new SetupFault(`${login.setting} does not open although its password was set: see the server's pg_hba.conf.`);
}

async function canLogIn({ setting, url }: Login): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (['28P01', '28000'].includes(errorCode(error) ?? '')) return false;
    throw explainConnectionError(setting, url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
