import type pg from 'pg';
import { type ActorRole, actorRoleNames, actorRoles } from '../connection/actor-roles.ts';
import {
  type DatabaseLimits,
  databaseLimits,
  hasOptions,
  openPool,
  type SessionSettings,
} from '../connection/connections.ts';
import { requireOwnSessions } from '../connection/own-sessions.ts';
import { createPartnerPlaces, createStaffPlaces } from '../connection/partner-connections.ts';
import { requireSupportedPostgres } from '../connection/server-version.ts';
import { type FileSettings, openFileStore } from '../files/open-store.ts';
import { findForeignKeys, joinInstallation, noteKeys, readInstallation } from '../installation/index.ts';
import { superuserAdvice } from '../programs/superuser.ts';
import { openReplica } from '../replica/index.ts';
import { createRuleBook } from '../rules/index.ts';
import { loadKeyring } from '../sealing/load-keyring.ts';
import type { AppContext, Pools } from '../transaction/context-type.ts';
import { insertAudit } from '../transaction/insert-audit.ts';
import { createRepeatCounter } from '../transaction/repeat-counter.ts';
import { transaction } from '../transaction/transactions.ts';
import { findSchemaFault, type SchemaFault } from './schema-state.ts';

export interface ContextOptions extends FileSettings {
  /** Logs in as `app` or `worker`. */
  readonly databaseUrl: string;
  readonly keysFile: string;
  /** Gets the sentence about a keys file that was replaced by one of other keys: it is not used. */
  readonly onRefusedKeys?: (sentence: string) => void;
  /** Connections of the pool `system`. */
  readonly poolSize?: number;
  readonly webhooksInside?: boolean;
  readonly bureauHosts?: readonly string[];
  /** Address of a streaming replica for what staff may read late, for the same role. */
  readonly replicaUrl?: string | undefined;
  /** Shorter in a test alone. */
  readonly limits?: DatabaseLimits;
}

/** Downloads that one process writes at the same time. */
export const MOST_DOWNLOADS = 4;

/** One more than downloads, so that boards and forecasts need not wait for one. */
const EXPORT_POOL_SIZE = MOST_DOWNLOADS + 1;

/** Measured faster than ten: every connection keeps its own plans, and ten of them push each other out of the processor's caches. */
const ACTOR_POOL_SIZE = 5;

/** More than sign-ins that wait for one account's lock may hold: callers are looked up on the same pool. */
const SYSTEM_POOL_SIZE = 10;

/** A connection holds the plans of its statements, some 40 ms of an order page's: it is kept while the desk is idle. */
const IDLE_TIMEOUT_MS = 5 * 60_000;

/** Session settings of the pool `system`: a single statement acts as the clock without a transaction (`queryAsSystem`). */
const SYSTEM_SESSION: SessionSettings = { 'app.kind': 'system', 'app.actor': 'clock' };

/**
 * Opens pools, keys and files. Throws, with a sentence for operators, when PostgreSQL is too old, when row-level security does not bind the
 * role (superuser, BYPASSRLS, owner of a table), when the address sets `options` or leads through a pooler that shares sessions, when the schema is not one that this release knows, when
 * the folder or bucket of files is missing or read-only, or when database, keys and files are not those of one installation.
 */
export async function openContext(options: ContextOptions): Promise<AppContext> {
  if ([options.databaseUrl, options.replicaUrl ?? ''].some(hasOptions)) {
    throw new Error(
      'the database address sets `options`: leave them out; what a role needs is set by `alter role … set`',
    );
  }
  const { keysFile } = options;
  const keys = loadKeyring(keysFile);
  const files = await openFileStore(options, keys);
  const limits = options.limits ?? databaseLimits;
  const connectionString = options.databaseUrl;
  const open = (max: number, session: SessionSettings) =>
    openPool({ connectionString, max, idleTimeoutMillis: IDLE_TIMEOUT_MS }, limits, { session });
  const system = open(options.poolSize ?? SYSTEM_POOL_SIZE, SYSTEM_SESSION);
  const isApi = await isApiRole(system)
    .then(async (isApiRole) => {
      await requireKnownSchema(system);
      await requireOwnSessions(system, connectionString, limits);
      await joinInstallation({ client: system, keys: keys.keys(), keysFile, files });
      return isApiRole;
    })
    .catch(async (error: unknown) => {
      await system.end();
      throw error;
    });
  keys.watch(async (read) => {
    const known = await readInstallation(system);
    return (await findForeignKeys(system, known, read, keysFile)) ?? (await noteKeys(system, known, read, keysFile));
  }, options.onRefusedKeys);
  const inRole = (role: ActorRole) => open(ACTOR_POOL_SIZE, { role });
  const pools: Pools = {
    system,
    ...(isApi ? { staff: inRole(actorRoles.staff), partner: inRole(actorRoles.partner) } : {}),
    // A download that is not read for a minute, or whose page takes too long, gives its connection back.
    export: openPool({ connectionString, max: EXPORT_POOL_SIZE, idleTimeoutMillis: 10_000 }, limits, {
      statement: 20_000,
      session: { idle_in_transaction_session_timeout: '60000' },
    }),
  };
  const replica =
    options.replicaUrl === undefined
      ? undefined
      : openReplica({
          ...{ url: options.replicaUrl, primaryUrl: connectionString, limits, idleTimeoutMillis: IDLE_TIMEOUT_MS },
          ...{ staffPoolSize: ACTOR_POOL_SIZE, exportPoolSize: EXPORT_POOL_SIZE },
        });
  const ctx: AppContext = {
    pools,
    partnerPlaces: createPartnerPlaces(),
    staffPlaces: createStaffPlaces(),
    url: options.databaseUrl,
    replica,
    limits,
    test: false,
    keys,
    files,
    ruleBook: createRuleBook(),
    webhooksInside: options.webhooksInside ?? false,
    bureauHosts: new Set(options.bureauHosts),
    repeats: createRepeatCounter((act) => transaction(ctx, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: async () => {
      keys.stop();
      await ctx.repeats.flush();
      await Promise.all([replica?.close(), ...Object.values(pools).map((pool: pg.Pool) => pool.end())]);
    },
  };
  return ctx;
}

/** Whether the login is the API's, which acts in the roles of staff and partners. Throws when it must not be used. */
async function isApiRole(pool: pg.Pool): Promise<boolean> {
  await requireSupportedPostgres(pool, 'The database is');
  const { rows } = await pool.query<{ bad: boolean; name: string; taken: number }>(
    `select current_user as name, (select count(*)::int from pg_roles l where l.rolname = any($1)
        and pg_has_role(current_user, l.oid, 'set')) as taken, r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_tables t where t.schemaname = 'app' and t.tableowner = current_user) as bad
    from pg_roles r where r.rolname = current_user`,
    [actorRoleNames],
  );
  const [role] = rows;
  if (role?.bad !== false)
    throw new Error(
      `the database role ${role?.name} is superuser, bypasses row-level security or owns our tables. ${superuserAdvice(role?.name ?? '')}`,
    );
  if (role.name !== 'app') return false;
  if (role.taken !== actorRoleNames.length)
    throw new Error(`the database role app may not take the roles ${actorRoleNames.join(' and ')}: run the migration`);
  return true;
}

const schemaFaults: Readonly<Record<SchemaFault, string>> = {
  SCHEMA_BEHIND: 'the database was not migrated for this release: run its migration, then start again',
  SCHEMA_CONTRACTED:
    'a later release changed the database in a way that this release cannot work with: start the later release',
};

async function requireKnownSchema(pool: pg.Pool): Promise<void> {
  const fault = await findSchemaFault(pool);
  if (fault !== undefined) throw new Error(schemaFaults[fault]);
}

/** The same context for test orders: it reads and writes nothing live. It shares the pools, so closing it closes none. */
export function testContext(ctx: AppContext): AppContext {
  const test: AppContext = {
    ...ctx,
    test: true,
    repeats: createRepeatCounter((act) => transaction(test, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: () => test.repeats.flush(),
  };
  return test;
}
