import type { House, Tx } from '../house.ts';
import { type Submission, submissionFile } from './submissions.ts';

/** Files are kept this long at least, to be sent again after trouble at the bureau (bureau-interface.md §3.4). */
export const KEPT_MONTHS = 3;

/** Bytes in the file store of a file that is no longer kept. */
export interface RemovedBytes {
  readonly id: string;
  readonly stored: string;
}

/**
 * Gives up the bytes of files whose outcome is older than so many months by app.now(), at most `limit` at once. Row, number and hash stay. One with an order that still waits for its answer is kept, however old. How many; what lies in the file store is deleted after the commit (`removedBytes`).
 * @throws RangeError where fewer than `KEPT_MONTHS` are asked for
 */
export async function removeOldFiles(tx: Tx, months: number, limit: number): Promise<number> {
  if (!Number.isInteger(months) || months < KEPT_MONTHS) {
    throw new RangeError(`files are kept for ${KEPT_MONTHS} months at least`);
  }
  const { rowCount } = await tx.client.query(
    `/* removeOldFiles */ update app.submissions set file = null, file_removed_at = app.now() where id in (
       select u.id from app.submissions u where u.file_removed_at is null and u.state in ('ACCEPTED', 'REFUSED')
         and u.settled_at < app.now() - make_interval(months => $1)
         and not exists (select 1 from app.submission_orders so where so.submission_id = u.id and so.answered_at is null)
       order by u.settled_at limit $2 for update skip locked)`,
    [months, limit],
  );
  return rowCount ?? 0;
}

/** What is still to be deleted from the file store, also what a process that died had left there; at most `limit`. */
export async function removedBytes(tx: Tx, limit: number): Promise<RemovedBytes[]> {
  const { rows } = await tx.client.query<RemovedBytes>(
    `/* removedBytes */ select id, stored from app.submissions
     where file_removed_at is not null and stored is not null order by id limit $1`,
    [limit],
  );
  return rows;
}

/** They are deleted: their names go, too. */
export async function forgetBytes(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query('/* forgetBytes */ update app.submissions set stored = null where id = any($1)', [ids]);
}

/** The file that this connection's bureau took under a number; undefined where there is none, or its bytes are gone. */
export async function findSent(
  house: House,
  tx: Tx,
  bureauId: string,
  sequence: string,
): Promise<(Pick<Submission, 'id' | 'sequence' | 'fileName'> & { readonly file: Buffer }) | undefined> {
  const { rows } = await tx.client.query<{ id: string; fileName: string }>(
    `/* findSent */ select id, file_name as "fileName" from app.submissions
     where bureau_id = $1 and sequence = $2::bigint and state = 'ACCEPTED' and file_removed_at is null`,
    [bureauId, sequence],
  );
  const row = rows[0];
  return row && { ...row, sequence, file: await submissionFile(house, tx, row.id) };
}
