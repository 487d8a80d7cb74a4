import { dropFiles } from '@beian/database/erased-files';
import { isLost } from '@beian/database/files';
import { sha256 } from '@beian/database/sealing';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { Submission } from './submissions.ts';

/**
 * Removes the bytes of files whose outcome is older than their retention (at least three months,
 * docs/spec/bureau-interface.md B-3.4) by app.now(), at most `limit`. Row, number and hash stay. A file with an order that still waits for its
 * answer is kept. Returns the number of files; those in the file store are deleted after the commit (`dropFiles`).
 */
export async function removeOldFiles(tx: Tx, limit: number): Promise<number> {
  const { rows } = await tx.client.query<{ stored: string | null }>(
    `/* removeOldFiles */ with old as (
       select u.id, u.stored from app.submissions u where u.file_removed_at is null and u.state in ('ACCEPTED', 'REFUSED')
         and u.settled_at < (select app.now() - days * interval '1 day' from app.retention where kind = 'sentFiles')
         and not exists (select 1 from app.submission_orders so where so.submission_id = u.id and so.answered_at is null)
       order by u.settled_at limit $1 for update skip locked)
     update app.submissions u set file = null, stored = null, file_removed_at = app.now() from old where u.id = old.id returning old.stored`,
    [limit],
  );
  await dropFiles(
    tx,
    rows.flatMap(({ stored }) => stored ?? []),
  );
  return rows.length;
}

/**
 * The bytes of a file as they were built, unsealed, for a resend.
 * @throws if there is no such file, or its bytes were removed
 */
export async function loadSubmissionFile(ctx: AppContext, tx: Tx, id: string): Promise<Buffer> {
  const { rows } = await tx.client.query<{ stored: string | null; file: Buffer | null }>(
    '/* submissionFile */ select stored, file from app.submissions where id = $1 and file_removed_at is null',
    [id],
  );
  const [row] = rows;
  if (row?.stored) return ctx.files.get(row.stored);
  if (!row?.file) throw new Error(`submission ${id} has no bytes`);
  return ctx.keys.unseal(`submissions.file:${id}`, row.file);
}

/**
 * The file that this connection's bureau accepted under a number; undefined if there is none, or its bytes were removed or are lost.
 */
export async function findSentFile(
  ctx: AppContext,
  tx: Tx,
  bureauId: string,
  sequence: string,
): Promise<(Pick<Submission, 'id' | 'sequence' | 'fileName'> & { readonly file: Buffer }) | undefined> {
  const { rows } = await tx.client.query<{ id: string; fileName: string }>(
    `/* findSent */ select u.id, u.file_name as "fileName" from app.bureaus b join app.submissions u on u.bureau_id = b.id and u.series = b.series
     where b.id = $1 and u.sequence = $2::bigint and u.state = 'ACCEPTED' and u.file_removed_at is null`,
    [bureauId, sequence],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  try {
    return { ...row, sequence, file: await loadSubmissionFile(ctx, tx, row.id) };
  } catch (error) {
    if (isLost(error)) return undefined;
    throw error;
  }
}

/** Whether a bureau's last upload is this file, by its content; the bytes kept here may be lost. */
export const isOurFile = ({ fileHash }: Submission, xml: Buffer | null): boolean =>
  xml !== null && sha256(xml) === fileHash;
