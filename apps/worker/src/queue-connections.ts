import { EventEmitter } from 'node:events';
import { connectClient, databaseLimits, openPool } from '@beian/database/connection';
import { type PgPool, type PgPoolClient, runMigrations } from 'bullmq';

/** Statements of the queues that run at the same time; more made no queue faster. */
const POOL_SIZE = 4;
const SCHEMA = 'bullmq';
const settings = { session: { search_path: SCHEMA } };

/** The connections of all queues: a small pool for statements, and one connection that listens for new jobs. */
export interface QueueConnections {
  /** For a queue, which only sends statements. */
  readonly ofQueues: PgPool;
  /** For a worker, which also listens: BullMQ takes a connection from its pool for that, and keeps it. */
  readonly ofWorkers: PgPool;
  close(): Promise<void>;
}

/** Opens the connections and creates the schema of the queues if it is missing. */
export async function openQueueConnections(url: string): Promise<QueueConnections> {
  const pool = openPool({ connectionString: url, max: POOL_SIZE }, databaseLimits, settings);
  // Every queue and every worker adds a listener.
  pool.setMaxListeners(0);
  const listener = createSharedListener(url);
  const close = async () => {
    await listener.close();
    await pool.end();
  };
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
  } catch (error) {
    await close();
    throw error;
  }
  const ofWorkers = {
    query: pool.query.bind(pool),
    connect: listener.borrow,
    end: async () => undefined,
    on: pool.on.bind(pool),
    removeAllListeners: () => ofWorkers,
    // BullMQ waits 10 s at most for a message on a connection without keepalive.
    options: { keepAlive: true },
  } as unknown as PgPool;
  return { ofQueues: pool as unknown as PgPool, ofWorkers, close };
}

/** One connection that all workers share; a lost one is reported to each of them, and opened again for the first that asks. */
function createSharedListener(url: string): { borrow(): Promise<PgPoolClient>; close(): Promise<void> } {
  type Client = Awaited<ReturnType<typeof connectClient>>;
  let current: Promise<Client> | undefined;
  const open = async (): Promise<Client> => {
    const client = await connectClient(url, databaseLimits, { ...settings, pipeline: true });
    client.setMaxListeners(0);
    client.once('end', () => {
      current = undefined;
    });
    return client;
  };
  return {
    borrow: async () => {
      current ??= open().catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return new BorrowedClient(await current);
    },
    close: async () => {
      const client = await current?.catch(() => undefined);
      await client?.end();
    },
  };
}

/** A worker's share of the listening connection: releasing it removes its listeners alone. */
class BorrowedClient extends EventEmitter implements PgPoolClient {
  readonly #client: Awaited<ReturnType<typeof connectClient>>;
  readonly #onNotification = (message: unknown) => this.emit('notification', message);
  readonly #onEnd = () => {
    if (this.listenerCount('error') > 0) this.emit('error', new Error('the listening connection was lost'));
  };

  constructor(client: Awaited<ReturnType<typeof connectClient>>) {
    super();
    this.#client = client;
    client.on('notification', this.#onNotification);
    client.once('end', this.#onEnd);
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<{ rows: R[] }> {
    return this.#client.query(text, params as unknown[]) as unknown as Promise<{ rows: R[] }>;
  }

  release(): void {
    this.#client.off('notification', this.#onNotification);
    this.#client.off('end', this.#onEnd);
  }
}
