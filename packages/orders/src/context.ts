import type { Actor } from '@beian/domain';
import type pg from 'pg';
import { type ActorRole, actorRoleNames, actorRoles } from './actor-roles.ts';
import { createRepeatCounter } from './audit/repeat-counter.ts';
import {
  acquireClient,
  type DatabaseLimits,
  databaseLimits,
  doorOptions,
  openPool,
  releaseClient,
  setsOptions,
} from './connections.ts';
import type { AppContext } from './context-type.ts';
import { checkFilesDir } from './files/folder.ts';
import { createFileStore } from './files/store.ts';
import { createPartnerPlaces } from './partner-connections.ts';
import { loadKeyring } from './seal.ts';
import { requireSupportedPostgres } from './server-version.ts';
import { insertAudit } from './sql/audit.ts';
import { transaction } from './transactions.ts';

export { connectionSettings, type DatabaseLimits, DatabaseUnavailable, databaseLimits } from './connections.ts';
export type { AppContext, WithKeys } from './context-type.ts';
export * from './transactions.ts';
export type { Trail, Tx } from './tx.ts';

export interface ContextOptions {
  /** Logs in as `app` or `worker`. */
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  readonly poolSize?: number;
  readonly webhooksInside?: boolean;
  /** Shorter in a test alone. */
  readonly limits?: DatabaseLimits;
}

/** Downloads that one process writes at a time. */
export const MOST_DOWNLOADS = 4;

/**
 * Connections of each lane for looks, and for steps. With ten of them the same took the database an eighth to a sixth more, for what one knows is pushed out
 * by the others; and one process of ours cannot use more (docs/decisions/0082-four-pools-three-transactions.md).
 */
const LOOKS = 3;
const STEPS = 4;

/** A connection holds the plans of its statements, some 40 ms of an order page's: it is kept while a desk is slow. */
const KEPT_MS = 5 * 60_000;

/**
 * Opens the house. Refuses, in a sentence, a PostgreSQL that is too old; a role that row-level security cannot bind: superuser, BYPASSRLS, or owner of
 * a table of ours; an address that sets `options` of its own; and a folder of files that is not there or cannot be written to.
 */
export async function openContext(options: ContextOptions): Promise<AppContext> {
  if (setsOptions(options.databaseUrl)) {
    // The address would take the door's own settings away, and nobody would be let in (docs/decisions/0082).
    throw new Error(
      'the database address sets `options`: leave them out; what a role needs is set by `alter role … set`',
    );
  }
  const keys = loadKeyring(options.keysFile);
  checkFilesDir(options.filesDir);
  const limits = options.limits ?? databaseLimits;
  const open = (max: number, more: pg.PoolConfig = {}) =>
    openPool({ connectionString: options.databaseUrl, max, ...more }, limits);
  // Statements of one transaction that are given at the same time go out together, none waiting for another's answer.
  const lane = (role?: ActorRole, most = options.poolSize ?? 10) =>
    open(most, {
      pipeline: true,
      idleTimeoutMillis: KEPT_MS,
      ...(role === undefined ? {} : { options: `-c role=${role}` }),
    });
  const pool = lane();
  // A download that is not read for a minute, or whose page takes too long, gives its connection back.
  const reports = open(MOST_DOWNLOADS, {
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 60_000,
    idleTimeoutMillis: 10_000,
  });
  const door = open(2, { options: doorOptions });
  await requireSupportedPostgres(pool, 'The database is').catch(async (error) => {
    await pool.end();
    throw error;
  });
  const { rows } = await pool.query<{ bad: boolean; name: string; taken: number }>(
    `select current_user as name, (select count(*)::int from pg_roles l where l.rolname = any($1)
        and pg_has_role(current_user, l.oid, 'set')) as taken, r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_tables t where t.schemaname = 'app' and t.tableowner = current_user) as bad
    from pg_roles r where r.rolname = current_user`,
    [actorRoleNames],
  );
  if (rows[0]?.bad !== false) {
    await pool.end();
    throw new Error(`the database role ${rows[0]?.name} is superuser, bypasses row-level security or owns our tables`);
  }
  const isApi = rows[0].name === 'app';
  if (isApi && rows[0].taken !== actorRoleNames.length) {
    await pool.end();
    throw new Error(`the database role app may not take the roles ${actorRoleNames.join(' and ')}: run the migration`);
  }
  const ofActors = (most?: number): AppContext['lanes'] =>
    isApi ? { staff: lane(actorRoles.staff, most), partner: lane(actorRoles.partner, most) } : {};
  const [acting, looking, stepping] = [ofActors(), ofActors(LOOKS), ofActors(STEPS)];
  const ctx: AppContext = {
    pool,
    lanes: acting,
    looks: looking,
    steps: stepping,
    door,
    reports,
    partnerPlaces: createPartnerPlaces(),
    url: options.databaseUrl,
    limits,
    test: false,
    keys,
    files: createFileStore(options.filesDir, keys),
    webhooksInside: options.webhooksInside ?? false,
    repeats: createRepeatCounter((act) => transaction(ctx, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: async () => {
      await ctx.repeats.flush();
      await Promise.all(
        [pool, door, reports, ...[acting, looking, stepping].flatMap((lane) => Object.values(lane))].map((one) =>
          one.end(),
        ),
      );
    },
  };
  return ctx;
}

/** The same house among test orders: it sees and writes nothing that is live. Closing it closes what is its own. */
export function testContext(ctx: AppContext): AppContext {
  const door = openPool({ connectionString: ctx.url, max: 1, options: `${doorOptions} -c app.realm=test` }, ctx.limits);
  const test: AppContext = {
    ...ctx,
    test: true,
    door,
    repeats: createRepeatCounter((act) => transaction(test, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: async () => {
      await test.repeats.flush();
      await door.end();
    },
  };
  return test;
}

/** The system's own voices, for what the clock and the bureaus bring. */
export const system = (id: 'clock' | 'bureau' | 'ministry'): Actor => ({ kind: 'system', id, roles: [id], name: id });

/** A pool is ready that answers within this time, ms. */
const READY_MS = 2000;

/** Does each pool that a request may need answer within two seconds? For /readyz. A connection that does not is given up. */
export function databaseAnswers(ctx: AppContext): Promise<boolean> {
  const pools = [ctx.pool, ctx.door, ...[ctx.lanes, ctx.looks, ctx.steps].flatMap((lane) => Object.values(lane))];
  const asked = Promise.all(pools.map(mustAnswer)).then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, READY_MS, false).unref());
  return Promise.race([asked, late]);
}

async function mustAnswer(pool: pg.Pool): Promise<void> {
  const client = await acquireClient(pool);
  const question = { text: '/* ready */ select 1', query_timeout: READY_MS };
  try {
    await client.query(question);
  } catch (error) {
    releaseClient(client, true);
    throw error;
  }
  releaseClient(client);
}
