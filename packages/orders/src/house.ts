import type { Actor } from '@beian/domain';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { createRepeats, type Repeats } from './audit/repeats.ts';
import { connected, DatabaseAway, doorOptions, openPool, setsOptions, streamOf } from './connections.ts';
import { createFileStore, type FileStore } from './files/store.ts';
import { type Lane, laneRoles, lanes } from './lanes.ts';
import { type Keyring, loadKeyring } from './seal.ts';
import { insertAudit } from './sql/audit.ts';
import type { Trail, Tx } from './tx.ts';

export type { Trail, Tx };
export { DatabaseAway };

/** What every public function of this room needs: the pool, the keys, the files. */
export interface House {
  readonly pool: pg.Pool;
  /** Of the API: connections for transactions of live staff and of live partners, in roles of their own (docs/decisions/0067). */
  readonly lanes: Readonly<Partial<Record<Actor['kind'], pg.Pool>>>;
  /**
   * The same for looks, of which none waits for a lock or for us: few connections, whose plans stay where the processor finds them (`atOnce`).
   */
  readonly looks: House['lanes'];
  /** Connections that stand as the clock, for `askAtDoor` alone. */
  readonly door: pg.Pool;
  /** Connections of downloads alone: each holds one for as long as it is read (`openSnapshot`). */
  readonly reports: pg.Pool;
  readonly url: string;
  /** Every transaction of this house is among test orders, whoever acts in it: what the worker's test rounds are given. */
  readonly test: boolean;
  readonly keys: Keyring;
  readonly files: FileStore;
  readonly repeats: Repeats;
  /** Webhooks may go to plain http and to addresses inside: on a laptop. */
  readonly webhooksInside: boolean;
  close(): Promise<void>;
}

/** What seals and hashes needs no more of a house than its keys. */
export type WithKeys = Pick<House, 'keys'>;

export interface HouseOptions {
  /** Logs in as `app` or `worker`. */
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  readonly poolSize?: number;
  readonly webhooksInside?: boolean;
}

/** Downloads that one process writes at a time. */
export const MOST_DOWNLOADS = 4;

/** Connections for looks, of each lane. With ten the same pages took the database a sixth more: what one knows is pushed out by the others. */
const LOOKS = 3;

/** A connection holds the plans of its statements, some 40 ms of an order page's: it is kept while a desk is slow. */
const KEPT_MS = 5 * 60_000;

/**
 * Opens the house. Refuses, in a sentence, a role that row-level security cannot bind: superuser, BYPASSRLS, or owner of
 * a table of ours; and an address that sets `options` of its own.
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  if (setsOptions(options.databaseUrl)) {
    // The address would take the door's own settings away, and nobody would be let in (docs/decisions/0031).
    throw new Error(
      'the database address sets `options`: leave them out; what a role needs is set by `alter role … set`',
    );
  }
  const keys = loadKeyring(options.keysFile);
  const open = (max: number, more: pg.PoolConfig = {}) =>
    openPool({ connectionString: options.databaseUrl, max, ...more });
  // Statements of one transaction that are given at the same time go out together, none waiting for another's answer.
  const lane = (role?: Lane, most = options.poolSize ?? 10) =>
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
  const { rows } = await pool.query<{ bad: boolean; name: string; taken: number }>(
    `select current_user as name, (select count(*)::int from pg_roles l where l.rolname = any($1)
        and pg_has_role(current_user, l.oid, 'set')) as taken, r.rolsuper or r.rolbypassrls or exists (
      select 1 from pg_tables t where t.schemaname = 'app' and t.tableowner = current_user) as bad
    from pg_roles r where r.rolname = current_user`,
    [laneRoles],
  );
  if (rows[0]?.bad !== false) {
    await pool.end();
    throw new Error(`the database role ${rows[0]?.name} is superuser, bypasses row-level security or owns our tables`);
  }
  const isApi = rows[0].name === 'app';
  if (isApi && rows[0].taken !== laneRoles.length) {
    await pool.end();
    throw new Error(`the database role app may not take the roles ${laneRoles.join(' and ')}: run the migration`);
  }
  const ofActors = (most?: number): House['lanes'] =>
    isApi ? { staff: lane(lanes.staff, most), partner: lane(lanes.partner, most) } : {};
  const [acting, looking] = [ofActors(), ofActors(LOOKS)];
  const house: House = {
    pool,
    lanes: acting,
    looks: looking,
    door,
    reports,
    url: options.databaseUrl,
    test: false,
    keys,
    files: createFileStore(options.filesDir, keys),
    webhooksInside: options.webhooksInside ?? false,
    repeats: createRepeats((act) => inTransaction(house, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: async () => {
      await house.repeats.flush();
      await Promise.all(
        [pool, door, reports, ...Object.values(acting), ...Object.values(looking)].map((one) => one.end()),
      );
    },
  };
  return house;
}

/** The same house among test orders: it sees and writes nothing that is live. Closing it closes what is its own. */
export function testHouse(house: House): House {
  const door = openPool({ connectionString: house.url, max: 1, options: `${doorOptions} -c app.realm=test` });
  const test: House = {
    ...house,
    test: true,
    door,
    repeats: createRepeats((act) => inTransaction(test, act.actor, (tx) => insertAudit(tx, act, 'refused'))),
    close: async () => {
      await test.repeats.flush();
      await door.end();
    },
  };
  return test;
}

const safe = (text: string): string => {
  if (!/^[\w-]{1,80}$/.test(text)) throw new Error('actor id has characters it must not have');
  return text;
};

/** Sees the database as of one instant, and can write nothing: PostgreSQL refuses it. */
const READ_ONLY = 'begin isolation level repeatable read read only';

/** Whether what somebody does here is done among test orders: with a test key, or in a test round of the worker. */
export const isTest = (house: House, actor: Actor): boolean => house.test || actor.test === true;

const beginAs = (house: House, actor: Actor, begin = 'begin'): string =>
  `${begin}; set local app.kind = '${safe(actor.kind)}'; set local app.actor = '${safe(actor.id)}'${isTest(house, actor) ? "; set local app.realm = 'test'" : ''}`;

/**
 * Everything runs in here: the actor is set for this transaction alone, and row-level security reads it.
 * @throws DatabaseAway
 */
export const inTransaction = <T>(house: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  run(house, actor, beginAs(house, actor), work, actor.kind !== 'system');

/**
 * The same for what only reads, and is to be held to it: as of one instant, and a statement that writes fails.
 * @throws DatabaseAway
 */
export const readingOnly = <T>(house: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  run(house, actor, beginAs(house, actor, READ_ONLY), work);

/** Of live orders, in the role of whoever acts: its policies need not ask who that is. What is a test is asked for, row by row. */
const laneOf = (house: House, actor: Actor, lanes = house.lanes): pg.Pool =>
  (isTest(house, actor) ? undefined : lanes[actor.kind]) ?? house.pool;

async function run<T>(
  house: House,
  actor: Actor,
  begin: string,
  work: (tx: Tx) => Promise<T>,
  audited = false,
): Promise<T> {
  const client = await connected(laneOf(house, actor));
  let broken = false;
  try {
    // Goes out with the first statement of `work`, which fails with it.
    streamOf(client).cork();
    const begun = client.query(begin);
    begun.catch(() => undefined);
    streamOf(client).uncork();
    const tx = asTx(house, client);
    const result = await work(tx);
    const commit = audited && tx.trail.rows === 0 ? ONLY_READ : 'commit';
    const [, answers] = await together([begun, client.query(commit).catch(told)]);
    const ended = Array.isArray(answers) ? (answers.at(-1) as pg.QueryResult) : answers;
    // A commit after a fault that somebody swallowed is answered as a rollback, and by no fault.
    if (ended.command !== 'COMMIT') throw new Error(ROLLED_BACK);
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

/** A statement of a look came after those that it gave at once: it is looked again, in a transaction that waits. */
class CameLate extends Error {}

/**
 * A look that gives all its statements before it waits for any: begin, they and commit go out in one write, so nothing of what was read is held for
 * another answer. What turns out to need more is done again by `inTransaction`. Nothing can be written in it.
 * @throws DatabaseAway
 */
export async function atOnce<T>(house: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connected(laneOf(house, actor, house.looks));
  let isOver = false;
  const query = (...given: unknown[]) => {
    if (isOver) throw new CameLate();
    return (client.query as (...given: unknown[]) => unknown)(...given);
  };
  streamOf(client).cork();
  const begun = client.query(beginAs(house, actor, 'begin read only'));
  const looked = work(asTx(house, Object.create(client, { query: { value: query } }) as pg.PoolClient));
  isOver = true;
  const ended = client.query('commit');
  streamOf(client).uncork();
  const [, end, found] = await Promise.allSettled([begun, ended, looked]);
  // Whatever fails in it, a transaction can be ended, but for one whose connection is lost.
  client.release(end.status === 'rejected');
  if (end.status === 'rejected') throw new DatabaseAway(end.reason);
  if (found.status === 'fulfilled') return found.value;
  if (found.reason instanceof CameLate) return inTransaction(house, actor, work);
  throw found.reason;
}

const asTx = (house: House, client: pg.PoolClient): Tx =>
  Object.assign(drizzle(client) as NodePgDatabase, { client, trail: { rows: 0, repeats: house.repeats } }) as Tx;

/** A person changed something and no row of the audit says so: nothing of it was committed. */
export class Unaudited extends Error {
  constructor() {
    super('a transaction of a person wrote something and has no row in the audit: call writeAudit in it');
    this.name = 'Unaudited';
  }
}

/** Ends a person's transaction that has no row in the audit: whoever has written, or locked a row, has a number by now, and divides by nothing. */
const ONLY_READ = '/* onlyRead */ select 1 / (pg_current_xact_id_if_assigned() is null)::int; commit';
const ROLLED_BACK = 'the transaction was rolled back: a statement in it had failed';

function told(fault: unknown): never {
  if ((fault as { routine?: unknown }).routine === 'int4div') throw new Unaudited();
  if ((fault as { code?: unknown }).code === '25P02') throw new Error(ROLLED_BACK);
  throw fault;
}

/** Does something of a caller's transaction as a voice of the system, in the realm that the transaction is of. */
export async function standingAs<T>(tx: Tx, caller: Actor, voice: Actor, work: () => Promise<T>): Promise<T> {
  const become = ({ kind, id }: Actor) =>
    tx.client.query(`/* standingAs */ select set_config('app.kind', $1, true), set_config('app.actor', $2, true)`, [
      kind,
      id,
    ]);
  await become(voice);
  const done = await work();
  // A fault ends the transaction.
  await become(caller);
  return done;
}

/** A transaction that is read from over and over, of one instant: whoever opened it closes it. */
export interface Snapshot {
  readonly tx: Tx;
  close(): Promise<void>;
}

/**
 * Opens a transaction that sees the database as it is now however long it is read, and writes nothing.
 * @throws DatabaseAway
 */
export async function openSnapshot(house: House, actor: Actor): Promise<Snapshot> {
  const client = await connected(house.reports);
  try {
    await client.query(beginAs(house, actor, READ_ONLY));
  } catch (error) {
    client.release(true);
    throw new DatabaseAway(error);
  }
  const tx = asTx(house, client);
  return {
    tx,
    close: async () => {
      const ended = await client.query('rollback').then(
        () => true,
        () => false,
      );
      client.release(!ended);
    },
  };
}

/**
 * One statement as the clock, without a transaction of its own: who is asking is asked with every request.
 * @throws DatabaseAway
 */
export async function askAtDoor<R extends pg.QueryResultRow>(house: House, statement: pg.QueryConfig): Promise<R[]> {
  const client = await connected(house.door);
  let broken = false;
  try {
    return (await client.query<R>(statement)).rows;
  } catch (error) {
    broken = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
    throw broken ? new DatabaseAway(error) : error;
  } finally {
    client.release(broken);
  }
}

/**
 * Statements of one transaction at once, in the sequence given. All of them come to their end before the first fault is
 * thrown: a statement after the rollback would stand outside of the transaction.
 */
export async function together<T extends readonly unknown[]>(
  works: { readonly [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const ended = await Promise.allSettled(works);
  const faults = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (faults.length > 0) throw faults.find((fault) => !isAfterFault(fault)) ?? faults[0];
  return ended.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as unknown as T;
}

/**
 * Says only that another statement of the transaction has failed before: in_failed_sql_transaction; and invalid_sql_statement_name,
 * of a named statement whose first use was not prepared for that reason.
 */
const isAfterFault = (fault: unknown): boolean => {
  const { code } = (fault as { cause?: { code?: unknown } }).cause ?? (fault as { code?: unknown });
  return code === '25P02' || code === '26000';
};

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
