import type { Socket } from 'node:net';
import pg from 'pg';

/** bigint and numeric stay text; a timestamp is turned into ISO text by app.iso where it is read. */
const parsers = new pg.TypeOverrides();
parsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/** For a free connection, or for the network to open one: who waited so long is told that the database is away. */
const PATIENCE_MS = 30_000;

/**
 * Without JIT: a statement of ours takes milliseconds, and the compiler, which Debian's server has and others lack, takes hundreds at each execution of a
 * plan whose estimate is high. Before PostgreSQL 18 `enable_seqscan = off` makes every estimate so.
 */
const ownOptions = '-c jit=off';

export function openPool({ options, ...config }: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    types: parsers,
    connectionTimeoutMillis: PATIENCE_MS,
    options: [ownOptions, options].filter((one) => one !== undefined).join(' '),
    ...config,
  });
  // A dropped connection is reported to whoever waits for an answer on it; one that nobody waits on is replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    gather(client);
  });
  return pool;
}

/** The database cannot be reached, or the connection was lost: whatever was done in the transaction says nothing of its matter. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'DatabaseAway';
  }
}

/** @throws DatabaseAway */
export const connected = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    throw new DatabaseAway(error);
  });

/**
 * Everything at the door is found by a key. A plan that was made while a table was small looks through all of it, and a connection keeps its plans
 * while the table grows: so none is made that does.
 */
export const doorOptions = '-c app.kind=system -c app.actor=clock -c enable_seqscan=off';

/** Whether an address sets what each of our connections sets for itself. */
export const setsOptions = (url: string): boolean => URL.canParse(url) && new URL(url).searchParams.has('options');

export const streamOf = (client: pg.PoolClient) =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

/** pg hands each statement to the socket by itself; held until the end of the tick, those that are given together are one write. */
function gather(client: pg.PoolClient): void {
  const stream = streamOf(client);
  const uncork = stream.uncork.bind(stream);
  stream.uncork = () => process.nextTick(uncork);
}
