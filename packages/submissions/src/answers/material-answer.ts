import type { AppContext, Tx } from '@beian/database/transaction';
import { unmatchedReasons } from '@beian/domain/answer';
import { bilingual } from '@beian/domain/text';
import { moveSubmission } from '../submissions/submissions.ts';
import type { AnswerEntry, Applied } from './answer-entry.ts';

/** `Czlx` of results about materials that were sent alone (docs/spec/bureau-interface.md B-9.2). */
export const MATERIAL_OPERATION = '35';
/** The material was stored: a success, though a notice elsewhere (B-7). */
const STORED = '1060';

interface MaterialReply {
  readonly id: string;
  readonly submissionId: string;
  readonly answered: boolean;
  readonly refused: boolean;
}

/**
 * A result about materials. Its identifier is in no table (B-16.6): the latest reply whose record it names counts, or, where it names none, the
 * only one that is outstanding at that bureau. A file of several materials may have a result for each: one that refuses refuses the reply.
 * Undefined: no reply fits.
 */
export async function applyToMaterial(
  ctx: AppContext,
  tx: Tx,
  bureauId: string,
  { identifier, verdict, said }: AnswerEntry,
  isEarlier: (submissionId: string) => Promise<boolean>,
): Promise<Applied | undefined> {
  const reply = await findReply(tx, bureauId, identifier);
  if (reply === undefined) return undefined;
  const { id, submissionId } = reply;
  const isStored = verdict === 'approved' || said.some(({ code }) => code === STORED);
  if (verdict === 'unknown') return { status: 'unmatched', submissionId, why: [unmatchedReasons.UNLISTED_CODE] };
  if (verdict === 'notice' && !isStored) return { status: 'notice', submissionId };
  if (await isEarlier(submissionId))
    return { status: 'unmatched', submissionId, why: [unmatchedReasons.ENTRY_NOT_NEW] };
  // A result for this file proves that the bureau accepted it, whatever the call returned.
  await moveSubmission(ctx, tx, submissionId, 'proveAccepted');
  const refuses = verdict === 'refused' || verdict === 'technical';
  if (refuses ? reply.refused : reply.answered || reply.refused) return { status: 'repeated', submissionId };
  const why = bilingual(
    said.map(({ sentence }) => sentence.zh).join('；'),
    said.map(({ sentence }) => sentence.en).join('; '),
  );
  await tx.client.query(
    `/* applyToMaterial */ update app.rectifications set answered_at = case when $2::jsonb is null then app.now() end, reply_refused = $2
     where id = $1 and handled_at is null and answered_order is null`,
    [id, refuses ? why : null],
  );
  await tx.client.query(`select pg_notify('records', '')`);
  return { status: 'applied', submissionId };
}

async function findReply(tx: Tx, bureauId: string, identifier: string | undefined): Promise<MaterialReply | undefined> {
  const { rows } = await tx.client.query<MaterialReply>(
    `/* findMaterialReply */ select n.id, n.reply_file as "submissionId", n.answered_at is not null as answered, n.reply_refused is not null as refused
     from app.rectifications n join app.submissions u on u.id = n.reply_file join app.records r on r.id = n.record_id
     where u.bureau_id = $1 and u.state <> 'REFUSED' and n.reply_order is not null
       and case when $2::text is null then n.closed_at is null and n.reply_refused is null
         else $2 in (r.bureau_id, r.filing_number)
           or exists (select from app.websites w where w.record_id = r.id and $2 in (w.bureau_id, w.filing_number)) end
     order by n.reply_at desc, n.id desc limit 2`,
    [bureauId, identifier ?? null],
  );
  return identifier === undefined && rows.length > 1 ? undefined : rows[0];
}
