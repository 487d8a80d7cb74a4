import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { type AppContext, system, type Tx } from '@beian/database/transaction';
import type { BilingualText } from '@beian/domain/text';
import { filedOverSql, inFilingHoursSql, waitsForFileSql } from '@beian/orders/routing';
import { closeBatch } from './batch.ts';
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
    const resyncId = newId('resync');
    await tx.client.query(
      '/* resyncBureau */ insert into app.bureau_resyncs (id, bureau_id, staff_id, staff_name) values ($1, $2, $3, $4)',
      [resyncId, row.id, call.actor.id, call.actor.name],
    );
    await addJob(tx, 'resyncBureau', { resyncId });
    return { bureauId: row.id, details: { resyncId } };
  });

/** Sends the waiting orders now, without waiting for more to share their file. */
export const sendNow = (ctx: AppContext, tx: Tx, call: Call): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'sendNow', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    await closeBatch(tx, row.id);
    return { bureauId: row.id, details: { orders: row.waiting } };
  });

export interface PendingResync {
  readonly bureauId: string;
  /** Decimal. */
  readonly lastSequence: string;
  readonly inHours: boolean;
  /** Orders that were pushed and are in no file. */
  readonly waiting: number;
}

/** The connection of a comparison that has no answer yet; otherwise undefined. */
export async function bureauToResync(tx: Tx, resyncId: string): Promise<PendingResync | undefined> {
  const { rows } = await tx.client.query<PendingResync>(
    `/* bureauToResync */ select b.id as "bureauId", b.last_sequence::text as "lastSequence", ${inFilingHoursSql} as "inHours",
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
}

export async function storeResync(tx: Tx, resyncId: string, bureauId: string, found: ResyncResult): Promise<void> {
  const { ok, said, ours, theirs } = found;
  const { rowCount } = await tx.client.query(
    `/* storeResync */ update app.bureau_resyncs set answered_at = app.now(), ok = $2, said = $3, ours = $4, theirs = $5
     where id = $1 and answered_at is null`,
    [resyncId, ok, said, ours, theirs],
  );
  if (rowCount === 1)
    await writeAudit(tx, system('bureau'), 'answerResync', bureauId, 'done', { resyncId, ok, ours, theirs });
}

/**
 * Adopts the bureau's number if it is higher than ours and no file of ours is in flight: the next file gets the
 * number after it. False if a file was numbered meanwhile.
 */
export async function adoptNumber(tx: Tx, bureauId: string, ours: string, theirs: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* adoptNumber */ update app.bureaus b set last_sequence = $3::bigint
     where b.id = $1 and b.last_sequence = $2::bigint and not exists (select 1 from app.submissions u
       where u.bureau_id = b.id and u.state in ('PREPARED', 'SENDING', 'UNKNOWN'))`,
    [bureauId, ours, theirs],
  );
  return rowCount === 1;
}
