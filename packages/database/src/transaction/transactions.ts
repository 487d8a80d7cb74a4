import type { Actor } from '@beian/domain/staff';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import {
  acquireClient,
  DatabaseUnavailable,
  noteLost,
  type PooledClient,
  releaseClient,
} from '../connection/connections.ts';
import { isCanceled, PartnerReadTooLong, partnerConnections } from '../connection/partner-connections.ts';
import type { AcquireShared } from '../connection/shared-semaphore.ts';
import { inSpan, requestIdOfJob } from '../tracing/call.ts';
import type { AppContext } from './context-type.ts';
import { insertAudit } from './insert-audit.ts';
import { leavePending, type Tx } from './tx.ts';

const safe = (text: string): string => {
  if (!/^[\w-]{1,80}$/.test(text)) throw new Error('actor id has characters it must not have');
  return text;
};

/** Sees the database as of one instant; PostgreSQL refuses every write. */
const READ_ONLY = 'begin isolation level repeatable read read only';

/** Whether what the actor does concerns test orders: it uses a test key, or the worker runs its tasks for test orders. */
export const isTest = (ctx: AppContext, actor: Actor): boolean => ctx.test || actor.test === true;

/** BEGIN and the session variables that row-level security reads, in one message. */
const beginAs = (ctx: AppContext, actor: Actor, begin: string): string =>
  `${begin}; set local app.kind = '${safe(actor.kind)}'; set local app.actor = '${safe(actor.id)}'${isTest(ctx, actor) ? "; set local app.realm = 'test'" : ''}`;

/** Live staff and partners act in a database role of their own, whose policies need not ask who acts; all others use the pool `system`. */
const poolOf = (ctx: AppContext, actor: Actor): pg.Pool =>
  (actor.kind === 'system' || isTest(ctx, actor) ? undefined : ctx.pools[actor.kind]) ?? ctx.pools.system;

/**
 * Runs `work` in a transaction as the actor. A transaction of a person that writes must write a row to the audit.
 * @throws DatabaseUnavailable
 * @throws Unaudited
 */
export const transaction = <T>(ctx: AppContext, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  run(ctx, actor, {
    pool: poolOf(ctx, actor),
    begin: beginAs(ctx, actor, 'begin'),
    work,
    mustAudit: actor.kind !== 'system',
  });

/**
 * Runs a read that may be recorded: what it writes is committed with its row of the audit; without one everything is rolled back.
 * @throws DatabaseUnavailable
 */
export const recordedRead = <T>(ctx: AppContext, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> =>
  run(ctx, actor, {
    pool: poolOf(ctx, actor),
    begin: beginAs(ctx, actor, 'begin'),
    work: read,
    mustAudit: actor.kind !== 'system',
    isRead: true,
  });

/**
 * Runs `read` in a read-only transaction that sees the database as of one instant; a write fails. A statement of a partner is ended
 * after `partnerConnections.readMs`.
 * @throws DatabaseUnavailable
 * @throws PartnerReadTooLong
 */
export const readOnly = <T>(ctx: AppContext, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> =>
  readOn(poolOf(ctx, actor), ctx, actor, read);

/** The same for what may take over 100 ms (a forecast, a board): on the pool `export`, so that no step waits for it, and like `readList` from the replica. */
export const readLong = <T>(ctx: AppContext, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> =>
  readLate(ctx, actor, 'export', ctx.pools.export, read);

/**
 * The same for lists: where there is a replica, staff read them from it, as old as it is behind, except who has written what it lacks. If it
 * fails, `read` runs once more on the primary.
 */
export const readList = <T>(ctx: AppContext, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> =>
  readLate(ctx, actor, 'staff', poolOf(ctx, actor), read);

async function readLate<T>(
  ctx: AppContext,
  actor: Actor,
  kind: 'staff' | 'export',
  primary: pg.Pool,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { replica } = ctx;
  const pool = replicaPool(ctx, actor, kind);
  if (replica === undefined || pool === undefined) return readOn(primary, ctx, actor, read);
  try {
    return await readOn(pool, ctx, actor, read);
  } catch (error) {
    if (!replica.isReplicaFault(error)) throw error;
    replica.giveUp();
    return readOn(primary, ctx, actor, read);
  }
}

/** Partners always read the primary: a key has no cookie that tells another process what it has written. */
const replicaPool = (ctx: AppContext, actor: Actor, kind: 'staff' | 'export'): pg.Pool | undefined =>
  actor.kind === 'staff' && !isTest(ctx, actor) ? ctx.replica?.poolFor(kind, actor.id) : undefined;

/** Pool for a download. It is chosen before the download is registered, which is a write of the person. */
export const snapshotPool = (ctx: AppContext, actor: Actor): pg.Pool =>
  replicaPool(ctx, actor, 'export') ?? ctx.pools.export;

async function readOn<T>(pool: pg.Pool, ctx: AppContext, actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T> {
  const isPartner = actor.kind === 'partner';
  const limit = isPartner ? `; set local statement_timeout = ${partnerConnections.readMs}` : '';
  const begin = beginAs(ctx, actor, READ_ONLY) + limit;
  return run(ctx, actor, { pool, begin, work: read, isRead: true }).catch((error: unknown) => {
    throw isPartner && isCanceled(error) ? new PartnerReadTooLong(error) : error;
  });
}

function placesOf(ctx: AppContext, actor: Actor): AcquireShared | undefined {
  if (actor.kind === 'system') return undefined;
  return actor.kind === 'staff' ? ctx.staffPlaces : ctx.partnerPlaces[isTest(ctx, actor) ? 'test' : 'live'];
}

interface Run<T> {
  readonly pool: pg.Pool;
  readonly begin: string;
  readonly work: (tx: Tx) => Promise<T>;
  readonly mustAudit?: boolean;
  /** Without a row of the audit there is nothing to commit. */
  readonly isRead?: boolean;
}

const run = <T>(ctx: AppContext, actor: Actor, how: Run<T>): Promise<T> =>
  inSpan('transaction', { actor: actor.kind }, () => runOn(ctx, actor, how));

async function runOn<T>(ctx: AppContext, actor: Actor, how: Run<T>): Promise<T> {
  const { pool, begin, work } = how;
  const leave = await placesOf(ctx, actor)?.(actor.id);
  let client: PooledClient | undefined;
  let isLost = false;
  try {
    client = await acquireClient(pool);
    const { tx, end } = openTx(ctx, client, actor);
    try {
      client.gather();
      leavePending(tx, client.query(begin));
      // The first statements of `work` are sent with BEGIN.
      const result = await (async () => work(tx))().catch(async (error: unknown) => {
        // It may be a consequence of a statement that was left to the end.
        await settleAll([...tx.pending, Promise.reject(error)]);
        throw error;
      });
      await endWork(ctx, client, tx, actor, how);
      return result;
    } catch (error) {
      isLost = await client.query('rollback').then(
        () => false,
        () => true,
      );
      throw isLost ? new DatabaseUnavailable(error) : error;
    } finally {
      end();
    }
  } finally {
    if (client !== undefined) releaseClient(client, isLost);
    leave?.();
  }
}

/** Ends a transaction whose work is done. The statements that were left to its end are answered with it. */
async function endWork<T>(
  ctx: AppContext,
  client: PooledClient,
  tx: Tx,
  actor: Actor,
  { mustAudit = false, isRead = false }: Run<T>,
): Promise<void> {
  if (tx.trail.rows === 0 && isRead) {
    await settleAll(tx.pending);
    return endRead(client);
  }
  if (tx.trail.rows === 0 && mustAudit) return void (await settleAll([...tx.pending, endWithoutWrites(client)]));
  if (tx.trail.written.size > 0)
    leavePending(tx, insertAudit(tx, { actor, action: 'coverRows', target: null, details: {} }, 'done'));
  const { replica } = ctx;
  const committed = commit(client, mustAudit && replica ? (lsn) => replica.noteWrite(actor.id, lsn) : undefined);
  await settleAll([...tx.pending, committed]);
}

/** `end` makes the transaction reject every later query, which would run outside of it. */
function openTx(ctx: AppContext, client: PooledClient, actor: Actor): { readonly tx: Tx; readonly end: () => void } {
  let isOpen = true;
  const query = (...given: unknown[]): unknown => {
    if (!isOpen) return Promise.reject(new Error('a query was sent after the end of its transaction: await it before'));
    client.gather();
    return (client.query as (...given: unknown[]) => unknown).apply(client, given);
  };
  const guarded = { query } as Pick<pg.PoolClient, 'query'>;
  const tx = Object.assign(drizzle({ client: guarded as pg.PoolClient }), {
    client: guarded,
    trail: { rows: 0, written: new Map(), repeats: ctx.repeats },
    ruleBook: ctx.ruleBook,
    pending: [],
    requestId: actor.requestId ?? requestIdOfJob(),
  });
  return {
    tx,
    end: () => {
      isOpen = false;
    },
  };
}

/** A person's transaction wrote something and no row of the audit; it was rolled back. */
export class Unaudited extends Error {
  constructor() {
    super('a transaction of a person wrote something and has no row in the audit: call writeAudit in it');
    this.name = 'Unaudited';
  }
}

/** Ends a transaction whose result is known, without waiting: ROLLBACK leaves in one write with the next BEGIN, if somebody waits for the connection. */
function endRead(client: PooledClient): void {
  client.gather();
  client.query('rollback').catch(() => noteLost(client));
}

/** Ends a transaction that should have written nothing; if it did, the write is rolled back. One message instead of two. */
async function endWithoutWrites(client: PooledClient): Promise<void> {
  const results = await client
    .query('/* endWithoutWrites */ select pg_current_xact_id_if_assigned() is not null as written; rollback')
    .catch((error: unknown) => {
      throw (error as { code?: unknown }).code === IN_FAILED_TRANSACTION ? new RolledBack() : error;
    });
  // pg answers two statements with a list, which its types do not say.
  const [{ rows }] = results as unknown as [pg.QueryResult<{ written: boolean }>];
  if (rows[0]?.written !== false) throw new Unaudited();
}

class RolledBack extends Error {
  constructor() {
    super('the transaction was rolled back: a statement in it had failed');
  }
}

/**
 * COMMIT after a failed statement, also one whose error was swallowed, is answered with ROLLBACK and no error. `noteWrite` gets a position of the log after it.
 */
async function commit(client: PooledClient, noteWrite?: (lsn: string) => void): Promise<void> {
  if (noteWrite === undefined) {
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new RolledBack();
    return;
  }
  const results = await client.query('commit; select pg_current_wal_insert_lsn()::text as lsn');
  const [committed, read] = results as unknown as [pg.QueryResult, pg.QueryResult<{ lsn: string }>];
  if (committed.command !== 'COMMIT') throw new RolledBack();
  noteWrite(read.rows[0]?.lsn ?? '');
}

/** Runs `work` in the caller's transaction as another actor, in the same realm. */
export async function runAs<T>(tx: Tx, caller: Actor, actor: Actor, work: () => Promise<T>): Promise<T> {
  const become = ({ kind, id }: Actor) =>
    tx.client.query(`/* runAs */ select set_config('app.kind', $1, true), set_config('app.actor', $2, true)`, [
      kind,
      id,
    ]);
  await become(actor);
  const done = await work();
  // An error ends the transaction, so nothing has to be undone after one.
  await become(caller);
  return done;
}

/** A read-only transaction that is read from page by page, as of one instant; whoever opened it closes it. */
export interface Snapshot {
  readonly tx: Tx;
  close(): Promise<void>;
}

/**
 * Opens a snapshot on a pool of `snapshotPool`; on the primary if the replica fails.
 * @throws DatabaseUnavailable
 */
export async function openSnapshot(ctx: AppContext, actor: Actor, pool = ctx.pools.export): Promise<Snapshot> {
  if (pool === ctx.pools.export) return snapshotOn(pool, ctx, actor);
  return snapshotOn(pool, ctx, actor).catch(() => {
    ctx.replica?.giveUp();
    return snapshotOn(ctx.pools.export, ctx, actor);
  });
}

async function snapshotOn(pool: pg.Pool, ctx: AppContext, actor: Actor): Promise<Snapshot> {
  const client = await acquireClient(pool);
  try {
    await client.query(beginAs(ctx, actor, READ_ONLY));
  } catch (error) {
    releaseClient(client, true);
    throw new DatabaseUnavailable(error);
  }
  const { tx, end } = openTx(ctx, client, actor);
  return {
    tx,
    close: async () => {
      end();
      const isLost = await client.query('rollback').then(
        () => false,
        () => true,
      );
      releaseClient(client, isLost);
    },
  };
}

/**
 * One statement as the system actor `clock`, in a transaction of its own: every request looks up its caller with it. The session settings of
 * the pool `system` name the actor, so that live statements need no BEGIN.
 * @throws DatabaseUnavailable
 */
export async function queryAsSystem<R extends pg.QueryResultRow>(
  ctx: AppContext,
  statement: pg.QueryConfig,
): Promise<R[]> {
  const clock: Actor = { kind: 'system', id: 'clock', roles: ['clock'], name: 'clock' };
  if (ctx.test) return transaction(ctx, clock, async (tx) => (await tx.client.query<R>(statement)).rows);
  const client = await acquireClient(ctx.pools.system);
  let isLost = false;
  try {
    return (await client.query<R>(statement)).rows;
  } catch (error) {
    isLost = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
    throw isLost ? new DatabaseUnavailable(error) : error;
  } finally {
    releaseClient(client, isLost);
  }
}

/**
 * Waits until all statements of a transaction have ended, then throws the first error: a statement sent after the rollback would run
 * outside of the transaction.
 */
export async function settleAll<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const ended = await Promise.allSettled(works);
  const errors = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (errors.length > 0) throw errors.find((error) => !isConsequence(error)) ?? errors[0];
  return Promise.all(works);
}

const IN_FAILED_TRANSACTION = '25P02';
/** Of a named statement that was not prepared because an earlier statement had failed. */
const INVALID_STATEMENT_NAME = '26000';

/** Whether the error only says that an earlier statement of the transaction has failed. */
const isConsequence = (error: unknown): boolean => {
  if (error instanceof RolledBack) return true;
  const { code } = (error as { cause?: { code?: unknown } }).cause ?? (error as { code?: unknown });
  return code === IN_FAILED_TRANSACTION || code === INVALID_STATEMENT_NAME;
};
