import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { type AppContext, system, type Tx } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { filedOverSql, inFilingHoursSql, waitsForFileSql } from '@beian/orders/routing';
import { closeBatch, endBackOff } from './batch.ts';
import { type ConnectionCall, connectionNotFound, runIdempotent } from './connection-step.ts';
import type { ConnectionOutcome } from './pause.ts';

type Call = ConnectionCall & { readonly bureauId: string };

/**
 * Asks the worker to compare numbers with a bureau now and to correct what it can; the answer appears in its row of
 * the board.
 */
export const resyncBureau = (ctx: AppContext, tx: Tx, call: Call): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'resyncBureau', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    return { bureauId: row.id, details: { resyncId: await askToCompare(tx, row.id, call.actor) } };
  });

/** Adds a comparison in the name of `actor`, and its job; returns the comparison's id. */
export const askToCompare = (tx: Tx, bureauId: string, { id, name }: Actor): Promise<string> =>
  addComparison(tx, bureauId, id, name);

/** `staffId` null: an operator without an account asks. */
async function addComparison(tx: Tx, bureauId: string, staffId: string | null, name: string): Promise<string> {
  const resyncId = newId('resync');
  await tx.client.query(
    '/* askToCompare */ insert into app.bureau_resyncs (id, bureau_id, staff_id, staff_name) values ($1, $2, $3, $4)',
    [resyncId, bureauId, staffId, name],
  );
  await addJob(tx, 'resyncBureau', { resyncId });
  return resyncId;
}

/**
 * Asks to compare the numbers of all connections, for an operator after a restore; returns the comparisons, also those that were asked
 * for already and have no answer.
 */
export async function askToCompareAll(tx: Tx): Promise<{ readonly resyncId: string; readonly bureauId: string }[]> {
  const { rows } = await tx.client.query<{ bureauId: string; resyncId: string | null }>(
    `/* askToCompareAll */ select b.id as "bureauId", (select r.id from app.bureau_resyncs r where r.bureau_id = b.id and r.answered_at is null
       order by r.id limit 1) as "resyncId" from app.bureaus b where not b.test order by b.province, b.id`,
  );
  const asked = [];
  for (const row of rows) {
    const resyncId = row.resyncId ?? (await addComparison(tx, row.bureauId, null, 'after-restore'));
    await writeAudit(tx, system('bureau'), 'resyncBureau', row.bureauId, 'done', { resyncId });
    asked.push({ bureauId: row.bureauId, resyncId });
  }
  return asked;
}

/** Asks to compare the numbers of a connection before its next file, unless that is asked already. */
export async function askToCompareFirst(tx: Tx, bureauId: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    '/* beingCompared */ select 1 from app.bureau_resyncs where bureau_id = $1 and answered_at is null',
    [bureauId],
  );
  if (rowCount === 0) await addComparison(tx, bureauId, null, '系统 System');
}

/** The answers of comparisons that have one. */
export async function loadComparisons(
  tx: Tx,
  resyncIds: readonly string[],
): Promise<(Pick<ResyncResult, 'ok' | 'said' | 'ours' | 'theirs'> & { readonly resyncId: string })[]> {
  const { rows } = await tx.client.query(
    `/* comparisons */ select id as "resyncId", ok, said, ours, theirs from app.bureau_resyncs
     where id = any($1) and answered_at is not null`,
    [resyncIds],
  );
  return rows;
}

/** Sends the waiting orders now, without waiting for more to share their file. */
export const sendNow = (ctx: AppContext, tx: Tx, call: Call): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'sendNow', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    await closeBatch(tx, row.id);
    return { bureauId: row.id, details: { orders: row.waiting } };
  });

/** A person has checked what the worker raised an alarm for; it is raised again if it goes on. */
export const settleAlarm = (ctx: AppContext, tx: Tx, call: Call): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'settleAlarm', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    await tx.client.query(
      '/* settleAlarm */ update app.bureaus set alarm = null, compared_in = app.database_run() where id = $1',
      [row.id],
    );
    return { bureauId: row.id, details: {} };
  });

/** Ends the pause after a failure: the next call is made at once, and the pauses begin short again. */
export const retryNow = (ctx: AppContext, tx: Tx, call: Call): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'retryNow', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    await endBackOff(tx, row.id);
    return { bureauId: row.id, details: {} };
  });

export interface PendingResync {
  readonly bureauId: string;
  /** Decimal. */
  readonly lastSequence: string;
  readonly inHours: boolean;
  /** False: no file was numbered, and the bureau has not said its last number yet. */
  readonly numberKnown: boolean;
  /** Orders that were pushed and are in no file. */
  readonly waiting: number;
}

/** The connection of a comparison that has no answer yet; otherwise undefined. */
export async function bureauToResync(tx: Tx, resyncId: string): Promise<PendingResync | undefined> {
  const { rows } = await tx.client.query<PendingResync>(
    `/* bureauToResync */ select b.id as "bureauId", b.last_sequence::text as "lastSequence", ${inFilingHoursSql} as "inHours",
       b.number_known_at is not null as "numberKnown",
       (select count(*)::int from app.orders o where ${filedOverSql} and ${waitsForFileSql}) as waiting
     from app.bureau_resyncs r join app.bureaus b on b.id = r.bureau_id where r.id = $1 and r.answered_at is null`,
    [resyncId],
  );
  return rows[0];
}

/** The result of a comparison, and the correction. Numbers are decimal text; null if the bureau did not say. */
export interface ResyncResult {
  readonly ok: boolean;
  readonly said: BilingualText;
  readonly ours: string;
  readonly theirs: string | null;
  /** Id of the file under way if the bureau does not have it. */
  readonly lacks?: string | undefined;
}

export async function storeResync(tx: Tx, resyncId: string, bureauId: string, found: ResyncResult): Promise<void> {
  const { ok, said, ours, theirs, lacks } = found;
  const { rowCount } = await tx.client.query(
    `/* storeResync */ update app.bureau_resyncs set answered_at = app.now(), ok = $2, said = $3, ours = $4, theirs = $5, lacks = $6
     where id = $1 and answered_at is null`,
    [resyncId, ok, said, ours, theirs, lacks ?? null],
  );
  if (rowCount === 1) await noteComparison(tx, bureauId, ok, said);
  if (rowCount === 1)
    await writeAudit(tx, system('bureau'), 'answerResync', bureauId, 'done', { resyncId, ok, ours, theirs });
}

/** After a restore or restart: files leave again once the numbers agree; until then the board says why not. */
async function noteComparison(tx: Tx, bureauId: string, ok: boolean, said: BilingualText): Promise<void> {
  await tx.client.query(
    ok
      ? `/* compared */ update app.bureaus set alarm = case when $2::jsonb is not null and compared_in <> app.database_run() then null else alarm end,
           compared_in = app.database_run() where id = $1`
      : `/* notCompared */ update app.bureaus set alarm = $2 where id = $1 and compared_in <> app.database_run()`,
    [bureauId, heldBackText(said)],
  );
}

const heldBackText = (said: BilingualText): BilingualText =>
  bilingual(
    `数据库恢复或重启后，上报已暂缓，待双方序号核对一致：${said.zh}。系统会再次核对；已与管局核实的，可标为已核实，即继续上报`,
    `The database was restored or restarted, and nothing is sent until the numbers of both sides agree: ${said.en}. They are compared again; once this is settled with the bureau, mark it as checked and sending goes on`,
  );

/** The last number that the bureau accepted according to us, decimal. */
export async function lastNumber(tx: Tx, bureauId: string): Promise<string> {
  const { rows } = await tx.client.query<{ last: string }>(
    '/* lastNumber */ select last_sequence::text as last from app.bureaus where id = $1',
    [bureauId],
  );
  if (rows[0] === undefined) throw new Error(`no bureau ${bureauId}`);
  return rows[0].last;
}

/** dataSequence is a 4-byte integer (docs/spec/bureau-interface.md B-5). */
export const MAX_SEQUENCE = 2n ** 31n - 1n;

/**
 * Adopts the bureau's number if no file of ours is in flight: the next file gets the number after it. Below numbers of
 * files that the bureau accepted, a new series begins. False if a file was numbered meanwhile,
 * or if it is beyond the highest number.
 */
export async function adoptNumber(tx: Tx, bureauId: string, ours: string, theirs: string): Promise<boolean> {
  if (BigInt(theirs) > MAX_SEQUENCE) return false;
  const { rowCount } = await tx.client.query(
    `/* adoptNumber */ update app.bureaus b set last_sequence = $3::bigint, number_known_at = coalesce(b.number_known_at, app.now()), compared_in = app.database_run(),
       series = b.series + (select count(*)::int from (select from app.submissions u where u.bureau_id = b.id
         and u.series = b.series and u.state = 'ACCEPTED' and u.sequence > $3::bigint limit 1) used)
     where b.id = $1 and b.last_sequence = $2::bigint and not exists (select 1 from app.submissions u
       where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN'))`,
    [bureauId, ours, theirs],
  );
  return rowCount === 1;
}

/** A connection without a numbered file has lost those that it had: they are counted from ours, and compared before the next one. */
export async function countAfterLoss(tx: Tx, bureauId: string): Promise<void> {
  await tx.client.query(
    `/* countAfterLoss */ update app.bureaus set number_known_at = app.now(), compared_in = '' where id = $1 and number_known_at is null`,
    [bureauId],
  );
}
