import type { Socket } from 'node:net';
import pg from 'pg';

/** bigint and numeric stay text; a timestamp is turned into ISO text by app.iso where it is read. */
const parsers = new pg.TypeOverrides();
parsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/** How long the database is waited for, ms. A network that forgets a connection says nothing: every wait has its end here. */
export interface DatabaseLimits {
  /** For a free connection of a pool, and for a new one. */
  readonly connect: number;
  /** The server ends a statement after it. */
  readonly statement: number;
  /** How much later than that its answer may come; then the connection is given up. */
  readonly answer: number;
  /** The server ends a statement that waits for a lock after it. */
  readonly lock: number;
  /** The server ends a transaction whose program says nothing, and frees its locks. */
  readonly idleInTransaction: number;
  /** Between two questions on a connection that listens, and for their answers. */
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
 * Of a single connection whose statements may take as long as they need (a migration, new keys, a verification): the system asks a peer that says nothing
 * for 10 s and gives it up soon after. What was sent and is not taken it does not see.
 */
export const commandSettings = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 10_000,
} as const;

/**
 * Without JIT: a statement of ours takes milliseconds, and the compiler, which Debian's server has and others lack, takes hundreds at each execution of a
 * plan whose estimate is high. Before PostgreSQL 18 `enable_seqscan = off` makes every estimate so. And the server gives up a program that is gone within
 * 20 s, so that its locks are free.
 */
const serverOptions =
  '-c jit=off -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c tcp_user_timeout=20000';

/** Settings of every connection of ours, the queue's too. `statement`: another limit for its statements, ms; `options`: further settings of the session. */
export const connectionSettings = (
  limits: DatabaseLimits,
  { statement = limits.statement, options = '' }: { statement?: number; options?: string } = {},
) => ({
  ...commandSettings,
  connectionTimeoutMillis: limits.connect,
  statement_timeout: statement,
  query_timeout: statement + limits.answer,
  lock_timeout: limits.lock,
  idle_in_transaction_session_timeout: limits.idleInTransaction,
  options: `${serverOptions} ${options}`.trimEnd(),
  onConnect: watch,
});

/** Every connection of this program that a pool holds, ours and the queue's. */
const watched = new Set<pg.ClientBase>();

function watch(client: pg.ClientBase): void {
  watched.add(client);
  client.once('end', () => watched.delete(client));
}

/** pg's own, which has no code: an answer did not come in `query_timeout`. */
export const isTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/**
 * Notes what every connection has received; the function that it gives closes those that have received nothing since, idle or at work: after a question
 * that stayed without an answer they have most often gone the same way.
 */
export function noteTraffic(): () => void {
  const received = new Map([...watched].map((client) => [client, streamOf(client).bytesRead]));
  return () => {
    for (const [client, bytes] of received) if (streamOf(client).bytesRead === bytes) streamOf(client).destroy();
  };
}

/** When each connection was opened, and when one was last found dead; both by `performance.now()`. */
const openedAt = new WeakMap<pg.PoolClient, number>();
let lostAt = Number.NEGATIVE_INFINITY;

export function openPool(
  { statement_timeout: statement, options, ...config }: pg.PoolConfig,
  limits: DatabaseLimits = databaseLimits,
): pg.Pool {
  const pool = new pg.Pool({
    types: parsers,
    ...connectionSettings(limits, {
      ...(statement ? { statement } : {}),
      ...(options === undefined ? {} : { options }),
    }),
    ...config,
  });
  // A dropped connection is reported to whoever waits for an answer on it; one that nobody waits on is replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    openedAt.set(client, performance.now());
    client.on('error', () => undefined);
    gather(client);
  });
  return pool;
}

/** The database cannot be reached, or the connection was lost: whatever was done in the transaction says nothing of its matter. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'DatabaseAway';
  }
}

/**
 * A connection of a pool. Those that were open when another one was found dead are closed instead: most often they have gone the same way, and each would
 * be waited for in vain.
 * @throws DatabaseAway
 */
export async function acquireClient(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    const client = await pool.connect().catch((error: unknown) => {
      throw new DatabaseUnavailable(error);
    });
    if ((openedAt.get(client) ?? lostAt) >= lostAt) return client;
    close(client);
  }
}

/** Gives a connection back to its pool. One that is lost is closed: what was asked on it may still be answered, to somebody else. */
export function releaseClient(client: pg.PoolClient, isLost = false): void {
  if (isLost) {
    lostAt = performance.now();
    close(client);
  } else client.release();
}

/** Without a word to the server, whose answer would be waited for. */
function close(client: pg.PoolClient): void {
  streamOf(client).destroy();
  client.release(true);
}

/**
 * Everything at the door is found by a key. A plan that was made while a table was small looks through all of it, and a connection keeps its plans
 * while the table grows: so none is made that does.
 */
export const doorOptions = '-c app.kind=system -c app.actor=clock -c enable_seqscan=off';

/** Whether an address sets what each of our connections sets for itself. */
export const setsOptions = (url: string): boolean => URL.canParse(url) && new URL(url).searchParams.has('options');

export const streamOf = (client: pg.ClientBase) =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

/** pg hands each statement to the socket by itself; held until the end of the tick, those that are given together are one write. */
function gather(client: pg.PoolClient): void {
  const stream = streamOf(client);
  const uncork = stream.uncork.bind(stream);
  stream.uncork = () => process.nextTick(uncork);
}
