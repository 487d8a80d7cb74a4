import type { Actor } from '@beian/domain';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { createFileStore, type FileStore } from './files/store.ts';
import { type Keyring, loadKeyring } from './seal.ts';

/** One transaction: Drizzle over one connection whose actor is set. */
export type Tx = NodePgDatabase & { readonly client: pg.PoolClient };

/** What every public function of this room needs: the pool, the keys, the files. */
export interface House {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly keys: Keyring;
  readonly files: FileStore;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** Logs in as `app` or `worker`. */
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  readonly poolSize?: number;
  /** Statements of one transaction that are given at the same time go out together, none waiting for another's answer. */
  readonly pipeline?: boolean;
}

/** bigint and numeric stay text; a timestamp is turned into ISO text by app.iso where it is read. */
const parsers = new pg.TypeOverrides();
parsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

/**
 * Opens the house. Refuses, in a sentence, a role that row-level security cannot bind: superuser, BYPASSRLS, or owner of
 * a table of ours.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  const keys = loadKeyring(options.keysFile);
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.poolSize ?? 10,
    types: parsers,
    pipeline: options.pipeline ?? false,
  });
  // A dropped connection is reported to whoever waits for an answer on it; one that nobody waits on is replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { rows } = await pool.query<{ bad: boolean; name: string }>(`
    select current_user as name, r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_tables t where t.schemaname = 'app' and t.tableowner = current_user) as bad
    from pg_roles r where r.rolname = current_user`);
  if (rows[0]?.bad !== false) {
    await pool.end();
    throw new Error(`the database role ${rows[0]?.name} is superuser, bypasses row-level security or owns our tables`);
  }
  return {
    pool,
    url: options.databaseUrl,
    keys,
    files: createFileStore(options.filesDir, keys),
    close: () => pool.end(),
  };
}

const safe = (text: string): string => {
  if (!/^[\w-]{1,80}$/.test(text)) throw new Error('actor id has characters it must not have');
  return text;
};

/** The database cannot be reached, or the connection was lost: whatever was done in the transaction says nothing of its matter. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'DatabaseAway';
  }
}

/**
 * Everything runs in here: the actor is set for this transaction alone, and row-level security reads it.
 * @throws DatabaseAway
 */
export async function inTransaction<T>(house: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await house.pool.connect().catch((error: unknown) => {
    throw new DatabaseAway(error);
  });
  let broken = false;
  try {
    await client.query(`begin; set local app.kind = '${safe(actor.kind)}'; set local app.actor = '${safe(actor.id)}'`);
    const tx = Object.assign(drizzle(client) as NodePgDatabase, { client }) as Tx;
    const result = await work(tx);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw broken ? new DatabaseAway(error) : error;
  } finally {
    client.release(broken);
  }
}

/** The system's own voices, for what the clock and the bureaus bring. */
export const system = (id: 'clock' | 'bureau' | 'ministry'): Actor => ({ kind: 'system', id, roles: [id], name: id });

/** Does the database answer within two seconds? For /readyz. */
export function databaseAnswers(house: House): Promise<boolean> {
  const asked = house.pool.query('select 1').then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false).unref());
  return Promise.race([asked, late]);
}
