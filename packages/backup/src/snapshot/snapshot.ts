import { commandSettings } from '@beian/database/connection';
import { neededFilesSql } from '@beian/database/erased-files';
import { explainConnectionError, SetupFault } from '@beian/database/programs';
import { findUsedKeys } from '@beian/privacy/rotation';
import pg from 'pg';
import type { Manifest } from '../backup-set/index.ts';

/** Key of the advisory lock: one backup of a database at a time, because each prunes the set. */
const LOCK = 7_302_111_863;

/** Connects as a role that row-level security does not bind; without limits of time. @throws SetupFault */
export async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, ...commandSettings });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set row_security = off',
    );
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explainConnectionError('DATABASE_SUPERUSER_URL', url, error);
  }
  try {
    const { rows } = await client.query<{ sees: boolean }>(
      'select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
    );
    if (rows[0]?.sees !== true)
      throw new SetupFault(
        'DATABASE_SUPERUSER_URL names a role that row-level security binds: it must be a superuser of the server.',
      );
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Rows that say which processes run: they mean nothing elsewhere, so no backup holds them. */
export const PROCESS_TABLE = 'app.workers';

/** Names of tables with rows to count: all but the queues and the processes. */
const tablesSql = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('app', 'migrations') and c.relkind in ('r', 'p') and not c.relispartition and c.oid <> '${PROCESS_TABLE}'::regclass order by 1`;

/** Rows by table, exactly. */
export async function countRows(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string }>(tablesSql);
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await client.query<{ count: string }>(`select count(*) as count from ${name}`);
    counts[name] = Number(counted.rows[0]?.count);
  }
  return counts;
}

export const neededFiles = async (client: pg.ClientBase): Promise<Set<string>> =>
  new Set((await client.query<{ file: string }>(`/* neededFiles */ ${neededFilesSql}`)).rows.map(({ file }) => file));

export async function serverMajor(client: pg.ClientBase): Promise<{ number: number; major: number }> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  const number = rows[0]?.version ?? 0;
  return { number, major: Math.floor(number / 10_000) };
}

type Facts = Pick<Manifest, 'at' | 'migrations' | 'counts' | 'keys' | 'heads' | 'roles'>;

/** An instant of the database, held open so that a dump sees the same. */
export interface Snapshot extends Facts {
  /** For `pg_dump --snapshot`. */
  readonly id: string;
  readonly files: ReadonlySet<string>;
}

/** @throws SetupFault when another backup runs */
export async function lockBackups(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
  if (rows[0]?.mine !== true)
    throw new SetupFault('A backup of this database runs already: wait for its end, or end it.');
}

/** Runs `work` while the snapshot is open. */
export async function withSnapshot<T>(client: pg.ClientBase, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<{ id: string; at: Date }>(
      'select pg_export_snapshot() as id, clock_timestamp() as at',
    );
    const { id = '', at = new Date(0) } = rows[0] ?? {};
    const facts: Facts = {
      at: at.toISOString(),
      migrations: await names(client, 'select name from migrations.applied order by name'),
      counts: await countRows(client),
      keys: await usedKeys(client),
      heads: { live: await lastHead(client, false), test: await lastHead(client, true) },
      roles: await names(client, rolesSql),
    };
    return await work({ ...facts, id, files: await neededFiles(client) });
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

const names = async (client: pg.ClientBase, sql: string): Promise<string[]> =>
  (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);

const usedKeys = async (client: pg.ClientBase): Promise<Manifest['keys']> => {
  const { sealing, hash } = await findUsedKeys(client);
  return { sealing: [...sealing], hash: [...hash] };
};

/** Roles without which a restore of this database fails. */
const rolesSql = `select distinct r.rolname::text as name from pg_shdepend d
  join pg_database b on b.datname = current_database() join pg_roles r on r.oid = d.refobjid
  where d.refclassid = 'pg_authid'::regclass and (d.dbid = b.oid or (d.classid = 'pg_database'::regclass and d.objid = b.oid))
    and not r.rolname like 'pg\\_%' order by 1`;

async function lastHead(client: pg.ClientBase, test: boolean): Promise<Manifest['heads']['live']> {
  const { rows } = await client.query<{ seq: number; said: string; signature: string }>(
    'select seq::int as seq, said, signature from app.audit_heads where test = $1 order by audit_heads.seq desc limit 1',
    [test],
  );
  return rows[0] ?? null;
}
