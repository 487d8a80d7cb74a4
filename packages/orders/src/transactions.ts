import type { Actor } from '@beian/domain';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { acquireClient, DatabaseUnavailable, releaseClient, streamOf } from './connections.ts';
import type { AppContext } from './context-type.ts';
import { isCanceled, PartnerReadTooLong, partnerConnections } from './partner-connections.ts';
import type { Tx } from './tx.ts';

const safe = (text: string): string => {
  if (!/^[\w-]{1,80}$/.test(text)) throw new Error('actor id has characters it must not have');
  return text;
};

/** Sees the database as of one instant, and can write nothing: PostgreSQL refuses it. */
const READ_ONLY = 'begin isolation level repeatable read read only';

/** Whether what somebody does here is done among test orders: with a test key, or in a test round of the worker. */
export const isTest = (ctx: AppContext, actor: Actor): boolean => ctx.test || actor.test === true;

const beginAs = (ctx: AppContext, actor: Actor, begin = 'begin'): string =>
  `${begin}; set local app.kind = '${safe(actor.kind)}'; set local app.actor = '${safe(actor.id)}'${isTest(ctx, actor) ? "; set local app.realm = 'test'" : ''}`;

/**
 * Everything runs in here: the actor is set for this transaction alone, and row-level security reads it.
 * @throws DatabaseAway
 */
export const transaction = async <T>(ctx: AppContext, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  (await run(ctx, actor, { begin: beginAs(ctx, actor) + ofReads(actor), work, audited: actor.kind !== 'system' })).done;

/**
 * The same, and what is read `last` goes out with the commit, which is one wait less. A statement of it that fails takes everything back; what it asks
 * after an answer is asked when all is done. Has connections of its own.
 * @throws DatabaseAway
 */
export const inTransactionThen = <D, T>(
  ctx: AppContext,
  actor: Actor,
  work: (tx: Tx) => Promise<D>,
  last: (tx: Tx, done: D) => Promise<T>,
): Promise<{ done: D; read: T }> =>
  run(ctx, actor, { begin: beginAs(ctx, actor), work, last, audited: actor.kind !== 'system' }) as Promise<{
    done: D;
    read: T;
  }>;

/**
 * The same for what only reads, and is to be held to it: as of one instant, and a statement that writes fails.
 * @throws DatabaseAway
 */
export const readingOnly = async <T>(ctx: AppContext, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  (await run(ctx, actor, { begin: beginAs(ctx, actor, READ_ONLY) + ofReads(actor), work })).done;

/** Beside `begin`: what a partner reads is ended in time. A step may wait for a lock as long as everybody else. */
const ofReads = ({ kind }: Actor): string =>
  kind === 'partner' ? `; set local statement_timeout = ${partnerConnections.readMs}` : '';

/** A fault of what a partner reads, where its time is over. */
const ofRead = ({ kind }: Actor, fault: unknown): unknown =>
  kind === 'partner' && isCanceled(fault) ? new PartnerReadTooLong(fault) : fault;

/** Of live orders, in the role of whoever acts: its policies need not ask who that is. What is a test is asked for, row by row. */
const laneOf = (ctx: AppContext, actor: Actor, lanes = ctx.lanes): pg.Pool =>
  (isTest(ctx, actor) ? undefined : lanes[actor.kind]) ?? ctx.pool;

/**
 * A connection, and what gives it back; of a partner once it has a place.
 * @throws DatabaseAway
 * @throws PartnerBusy
 */
async function taken(ctx: AppContext, actor: Actor, pool: pg.Pool) {
  const leave = actor.kind === 'partner' ? await ctx.partnerPlaces(actor.id) : undefined;
  const client = await acquireClient(pool).catch((fault: unknown) => {
    leave?.();
    throw fault;
  });
  const giveBack = (broken: boolean) => {
    releaseClient(client, broken);
    leave?.();
  };
  return { client, giveBack };
}

interface Running<D, T> {
  readonly begin: string;
  readonly work: (tx: Tx) => Promise<D>;
  readonly audited?: boolean;
  readonly last?: (tx: Tx, done: D) => Promise<T>;
}

async function run<D, T>(
  ctx: AppContext,
  actor: Actor,
  running: Running<D, T>,
): Promise<{ done: D; read: T | undefined }> {
  const { done, look, looked } = await runToCommit(ctx, actor, running);
  // No connection is held any more: whoever waited here for a second one with the first in hand would wait for ever, were all of them held so.
  return { done, read: await looked.catch((fault: unknown) => lookOnceMore(ctx, actor, look, fault)) };
}

/** `looked` is on its way, or there. */
async function runToCommit<D, T>(
  ctx: AppContext,
  actor: Actor,
  { begin, work, audited = false, last }: Running<D, T>,
): Promise<{ done: D; look: Look<T> | undefined; looked: Promise<T | undefined> }> {
  const { client, giveBack } = await taken(ctx, actor, laneOf(ctx, actor, last && ctx.steps));
  let broken = false;
  try {
    // Goes out with the first statement of `work`, which fails with it.
    streamOf(client).cork();
    const begun = client.query(begin);
    begun.catch(() => undefined);
    streamOf(client).uncork();
    const tx = asTx(ctx, client);
    const done = await work(tx).catch((fault: unknown) => settleAll([begun, ...tx.underWay, Promise.reject(fault)]));
    const commit = audited && tx.trail.rows === 0 ? ONLY_READ : 'commit';
    const look = last && ((of: Tx) => last(of, done as D));
    const { looked, ended } = lastly(ctx, client, look, commit);
    const end = ended.catch(translateError).then(isCommitted);
    await settleAll([begun, ...tx.underWay, end]).catch((fault) => settleAll([Promise.reject(fault), looked]));
    return { done: done as D, look, looked };
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw broken ? new DatabaseUnavailable(error) : last === undefined ? ofRead(actor, error) : error;
  } finally {
    giveBack(broken);
  }
}

type Look<T> = (tx: Tx) => Promise<T>;

/** A statement came after those that were given at once. */
class CameLate extends Error {}

/** Gives what `look` asks before it waits for any answer, and `end` after it, in one write. */
function lastly<T>(ctx: AppContext, client: pg.PoolClient, look: Look<T> | undefined, end: string) {
  let isOver = false;
  const query = (...given: unknown[]) => {
    if (isOver) throw new CameLate();
    return (client.query as (...given: unknown[]) => unknown)(...given);
  };
  streamOf(client).cork();
  // What it throws before it asks anything is its answer, too.
  const looked = (async () => look?.(asTx(ctx, Object.create(client, { query: { value: query } }) as pg.PoolClient)))();
  looked.catch(() => undefined);
  isOver = true;
  const ended = client.query(end) as Promise<pg.QueryResult | pg.QueryResult[]>;
  streamOf(client).uncork();
  return { looked, ended };
}

/** What needs more than it gave at once is looked at again, in a transaction that waits. */
function lookOnceMore<T>(ctx: AppContext, actor: Actor, look: Look<T> | undefined, fault: unknown): Promise<T> {
  if (look !== undefined && fault instanceof CameLate) return transaction(ctx, actor, look);
  throw fault;
}

/**
 * A look that gives all its statements before it waits for any: begin, they and commit go out in one write, so nothing of what was read is held for
 * another answer. What turns out to need more is done again by `inTransaction`. Nothing can be written in it.
 * @throws DatabaseAway
 */
export async function readOnly<T>(ctx: AppContext, actor: Actor, look: Look<T>): Promise<T> {
  const begin = beginAs(ctx, actor, 'begin read only') + ofReads(actor);
  const { client, giveBack } = await taken(ctx, actor, laneOf(ctx, actor, ctx.looks));
  streamOf(client).cork();
  const begun = client.query(begin);
  const { looked, ended } = lastly(ctx, client, look, 'commit');
  streamOf(client).uncork();
  const [, end] = await Promise.allSettled([begun, ended, looked]);
  // Whatever fails in it, a transaction can be ended, but for one whose connection is lost.
  giveBack(end.status === 'rejected');
  if (end.status === 'rejected') throw new DatabaseUnavailable(end.reason);
  return (looked as Promise<T>).catch((fault: unknown) => lookOnceMore(ctx, actor, look, ofRead(actor, fault)));
}

const asTx = (ctx: AppContext, client: pg.PoolClient): Tx =>
  Object.assign(drizzle(client) as NodePgDatabase, {
    client,
    trail: { rows: 0, repeats: ctx.repeats },
    underWay: [],
  }) as Tx;

/** Leaves statements to the end of the transaction: nothing needs their answer, and what is given after them is done after them. */
export function leaveUnderWay(tx: Tx, statements: Promise<unknown>): void {
  // Whoever ends the transaction hears of its fault; until then something else may have failed.
  statements.catch(() => undefined);
  tx.underWay.push(statements);
}

/** A person changed something and no row of the audit says so: nothing of it was committed. */
export class Unaudited extends Error {
  constructor() {
    super('a transaction of a person wrote something and has no row in the audit: call writeAudit in it');
    this.name = 'Unaudited';
  }
}

/** Ends a person's transaction that has no row in the audit: whoever has written, or locked a row, has a number by now, and divides by nothing. */
const ONLY_READ = '/* onlyRead */ select 1 / (pg_current_xact_id_if_assigned() is null)::int; commit';

function translateError(fault: unknown): never {
  if ((fault as { routine?: unknown }).routine === 'int4div') throw new Unaudited();
  if ((fault as { code?: unknown }).code === '25P02') throw new RolledBack();
  throw fault;
}

class RolledBack extends Error {
  constructor() {
    super('the transaction was rolled back: a statement in it had failed');
  }
}

/** A commit after a fault, also one that somebody swallowed, is answered as a rollback, and by no fault. */
function isCommitted(answers: pg.QueryResult | pg.QueryResult[]): void {
  const end = Array.isArray(answers) ? (answers.at(-1) as pg.QueryResult) : answers;
  if (end.command !== 'COMMIT') throw new RolledBack();
}

/** Does something of a caller's transaction as a voice of the system, in the realm that the transaction is of. */
export async function runAs<T>(tx: Tx, caller: Actor, voice: Actor, work: () => Promise<T>): Promise<T> {
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
export async function openSnapshot(ctx: AppContext, actor: Actor): Promise<Snapshot> {
  const client = await acquireClient(ctx.reports);
  try {
    await client.query(beginAs(ctx, actor, READ_ONLY));
  } catch (error) {
    releaseClient(client, true);
    throw new DatabaseUnavailable(error);
  }
  const tx = asTx(ctx, client);
  return {
    tx,
    close: async () => {
      const ended = await client.query('rollback').then(
        () => true,
        () => false,
      );
      releaseClient(client, !ended);
    },
  };
}

/**
 * One statement as the clock, without a transaction of its own: who is asking is asked with every request.
 * @throws DatabaseAway
 */
export async function queryAsSystem<R extends pg.QueryResultRow>(
  ctx: AppContext,
  statement: pg.QueryConfig,
): Promise<R[]> {
  const client = await acquireClient(ctx.door);
  let broken = false;
  try {
    return (await client.query<R>(statement)).rows;
  } catch (error) {
    broken = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
    throw broken ? new DatabaseUnavailable(error) : error;
  } finally {
    releaseClient(client, broken);
  }
}

/**
 * Statements of one transaction at once, in the sequence given. All of them come to their end before the first fault is
 * thrown: a statement after the rollback would stand outside of the transaction.
 */
export async function settleAll<T extends readonly unknown[]>(
  works: { readonly [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const ended = await Promise.allSettled(works);
  const faults = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (faults.length > 0) throw faults.find((fault) => !isAfterFault(fault)) ?? faults[0];
  return ended.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as unknown as T;
}

/**
 * Says only that another statement of the transaction has failed before: in_failed_sql_transaction; and invalid_sql_statement_name,
 * of a named statement whose first use was not prepared for that reason. That a look came late is no fault of anything.
 */
const isAfterFault = (fault: unknown): boolean => {
  if (fault instanceof RolledBack || fault instanceof CameLate) return true;
  const { code } = (fault as { cause?: { code?: unknown } }).cause ?? (fault as { code?: unknown });
  return code === '25P02' || code === '26000';
};
