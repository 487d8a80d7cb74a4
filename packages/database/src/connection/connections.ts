import pg from 'pg';
import { release } from '../programs/release.ts';
import { DatabaseClient } from './client.ts';

/** bigint and numeric stay text; a timestamp becomes ISO 8601 text in UTC. */
const parsers = new pg.TypeOverrides();
parsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/** How long the database is waited for, ms. A network can drop a connection without a reset, so every wait has an end. */
export interface DatabaseLimits {
  /** For a free connection of a pool, and for a new one. */
  readonly connect: number;
  /** The server ends a statement after it. */
  readonly statement: number;
  /** How much later than `statement` an answer may arrive; then the connection is closed. */
  readonly answer: number;
  /** The server ends a statement that waits for a lock after it. */
  readonly lock: number;
  /** The server ends a transaction in which the program sends nothing, and releases its locks. */
  readonly idleInTransaction: number;
  /** Between two heartbeats of a listening connection, and for their answers. */
  readonly heartbeat: number;
}
export const databaseLimits: DatabaseLimits = {
  connect: 10_000,
  statement: 15_000,
  answer: 3_000,
  lock: 10_000,
  idleInTransaction: 20_000,
  heartbeat: 5_000,
};

/**
 * For a single connection whose statements may take as long as they need (a migration, a key rotation, a verification): TCP keepalive
 * finds a dead peer after 10 s, unless data is on its way to it.
 */
export const commandSettings = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 10_000,
} as const;

/** Settings of a session by name; the database checks names and values. */
export type SessionSettings = Readonly<Record<string, string>>;

/**
 * No JIT: our statements take milliseconds, compiling one takes hundreds, and Debian's server compiles whenever an estimate is high.
 * The server gives up a dead client within 20 s, so that its locks are released.
 */
const serverSettings: SessionSettings = {
  jit: 'off',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '2',
  tcp_user_timeout: '20000',
};

/**
 * Settings of every pooled connection, the job queue's included. `statement`: another statement time-out, ms; `session`: more settings of
 * the session. They are set by a statement after the connect, because PgBouncer refuses them in the message that opens a connection.
 */
export function connectionSettings(
  limits: DatabaseLimits,
  { statement = limits.statement, session = {} }: { statement?: number; session?: SessionSettings } = {},
) {
  const settings: SessionSettings = {
    ...serverSettings,
    statement_timeout: String(statement),
    lock_timeout: String(limits.lock),
    idle_in_transaction_session_timeout: String(limits.idleInTransaction),
    ...session,
  };
  return {
    ...commandSettings,
    // Shown in pg_stat_activity: which releases run.
    application_name: `beian ${release}`,
    connectionTimeoutMillis: limits.connect,
    query_timeout: statement + limits.answer,
    Client: DatabaseClient,
    /** A pool calls it before it gives a new connection to anybody. */
    onConnect: (client: pg.ClientBase): Promise<unknown> => setSession(client, settings),
  };
}

const setSession = (client: pg.ClientBase, settings: SessionSettings): Promise<unknown> =>
  client.query(
    `select ${Object.keys(settings).map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, false)`)}`,
    Object.entries(settings).flat(),
  );

/** Opens a connection outside of pools, with the settings of pooled ones. `more` overrides them. */
export async function connectClient(
  url: string,
  limits: DatabaseLimits,
  { session = {}, ...more }: pg.ClientConfig & { readonly session?: SessionSettings } = {},
): Promise<DatabaseClient> {
  const { onConnect, Client, ...settings } = connectionSettings(limits, { session });
  const client = new Client({ connectionString: url, ...settings, ...more });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await onConnect(client);
    return client;
  } catch (error) {
    client.destroy();
    throw error;
  }
}

/** Whether pg gave up waiting for an answer (`query_timeout`); its error has no code. */
export const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

export type PooledClient = DatabaseClient & pg.PoolClient;

/** When each connection was opened, and when one to the same server was last found dead; both by `performance.now()`. */
const openedAt = new WeakMap<pg.PoolClient, number>();
const lostAt = new Map<string, number>();
const serverOf = ({ host, port }: pg.Client): string => `${host}:${port}`;

export function openPool(
  config: Pick<pg.PoolConfig, 'connectionString' | 'max' | 'idleTimeoutMillis'>,
  limits: DatabaseLimits = databaseLimits,
  settings: { readonly statement?: number; readonly session?: SessionSettings } = {},
): pg.Pool {
  const pool = new pg.Pool({
    types: parsers,
    // Statements of one transaction that are given together are sent together.
    pipeline: true,
    ...connectionSettings(limits, settings),
    ...config,
  });
  // A lost connection is reported to the query that waits on it; an idle one is replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    openedAt.set(client, performance.now());
    client.on('error', () => undefined);
  });
  return pool;
}

/** The database cannot be reached, or the connection was lost: nothing is known about the outcome of the transaction. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'DatabaseUnavailable';
  }
}

/** Whoever measures how long transactions wait for a connection of a pool. */
const waitWatchers = new WeakMap<pg.Pool, (seconds: number) => void>();

/** Calls `watch` with the time of each wait for a connection of this pool, also in vain. */
export const watchWaits = (pool: pg.Pool, watch: (seconds: number) => void): void => void waitWatchers.set(pool, watch);

/** The server has no connection left to give. */
const isCrowded = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '53300';
/** Pause after which a pool whose server has none left looks for one of its own, ms. */
const CROWDED_PAUSE_MS = 50;

/** A pool opens another connection although one of its own is free in a moment: where the server has none left, that one is waited for. */
async function connectPool(pool: pg.Pool): Promise<pg.PoolClient> {
  for (const giveUpAt = performance.now() + databaseLimits.connect; ; ) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isCrowded(error) || pool.totalCount === 0 || performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, CROWDED_PAUSE_MS));
    }
  }
}

/**
 * A connection of a pool. Connections that were open when another one was found dead are closed instead of used: most of them are dead
 * too, and each would be waited for in vain.
 * @throws DatabaseUnavailable
 */
export async function acquireClient(pool: pg.Pool): Promise<PooledClient> {
  const askedAt = performance.now();
  try {
    for (;;) {
      const client = (await connectPool(pool).catch((error: unknown) => {
        throw new DatabaseUnavailable(error);
      })) as PooledClient;
      const lost = lostAt.get(serverOf(client));
      if (lost === undefined || (openedAt.get(client) ?? lost) >= lost) return client;
      close(client);
    }
  } finally {
    waitWatchers.get(pool)?.((performance.now() - askedAt) / 1000);
  }
}

/** The server of this connection was found dead: connections to it that are open now are closed when they are taken next. */
export const noteLost = (client: PooledClient): void => void lostAt.set(serverOf(client), performance.now());

/** Gives a connection back to its pool. A lost one is closed, because an answer to an earlier query could still arrive on it. */
export function releaseClient(client: PooledClient, isLost = false): void {
  if (isLost) {
    noteLost(client);
    close(client);
  } else client.release();
}

function close(client: PooledClient): void {
  client.destroy();
  client.release(true);
}

/** Whether an address sets `options`, which PgBouncer refuses and our session settings would override. */
export const hasOptions = (url: string): boolean => URL.canParse(url) && new URL(url).searchParams.has('options');
