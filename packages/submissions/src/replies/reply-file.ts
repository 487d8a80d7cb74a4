import type { Tx } from '@beian/database/transaction';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { RECTIFICATION_RULE } from '@beian/orders/rectification';

/** SQL condition on app.rectifications: a reply that waits for a file. */
export const replyWaitsSql = 'reply_at is not null and reply_file is null and closed_at is null';

/** Puts a waiting result into a file; false if it waits no more. */
export async function putReplyInFile(tx: Tx, id: string, submissionId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* putReplyInFile */ update app.rectifications set reply_file = $2 where id = $1 and ${replyWaitsSql}`,
    [id, submissionId],
  );
  return rowCount === 1;
}

/** A result that cannot be written is taken back: its task is open, and can be answered again or dealt with. */
export async function takeReplyBack(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* takeReplyBack */ update app.rectifications set reply_passed = null, reply = null, reply_by = null, reply_name = null,
       reply_at = null, reply_order = null where id = $1 and ${replyWaitsSql}`,
    [id],
  );
}

/** What becomes of the reply in a file: the bureau took it, so its task is answered; refused it; or it waits for another file. */
const replyMoves = {
  // Materials have a result of their own.
  accepted:
    'answered_at = app.now(), reply_refused = null where reply_file = $1 and closed_at is null and reply_order is null',
  refused: `answered_at = null, reply_refused = coalesce($2::jsonb, '{}') where reply_file = $1 and handled_at is null and answered_order is null`,
  released: 'reply_file = null where reply_file = $1 and closed_at is null',
} as const;

/** `said`: why the bureau refused the file. */
export async function moveReply(
  tx: Tx,
  submissionId: string,
  move: keyof typeof replyMoves,
  said?: BilingualText,
): Promise<void> {
  const { rowCount } = await tx.client.query(
    `/* moveReply */ update app.rectifications set ${replyMoves[move]}`,
    move === 'refused' ? [submissionId, said ?? null] : [submissionId],
  );
  if (rowCount !== 0) await tx.client.query(`select pg_notify('records', '')`);
}

/** SQL condition on app.rectifications: a reply that the bureau has neither taken nor refused. */
export const replyUnderWaySql = 'reply_at is not null and reply_refused is null and closed_at is null';

/** Locks the notice or task. */
export async function isReplyUnderWay(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ underWay: boolean }>(
    `/* isReplyUnderWay */ select ${replyUnderWaySql} as "underWay" from app.rectifications where id = $1 for update`,
    [id],
  );
  return rows[0]?.underWay ?? false;
}

export const replyUnderWay: Refusal = refusal('GUARD_FAILED', {
  code: 'REPLY_UNDER_WAY',
  field: 'id',
  message: bilingual('答复正在上报', 'The reply is being sent'),
  suggestion: bilingual('请等待管局受理', 'Wait until the bureau has taken it'),
  ruleId: RECTIFICATION_RULE,
});
