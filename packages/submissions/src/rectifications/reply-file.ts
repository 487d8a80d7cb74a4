import type { AppContext, Tx } from '@beian/database/transaction';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { RECTIFICATION_RULE } from '@beian/orders/rectification';
import { getAnswerFile } from '../answers/answers.ts';
import { type NoticeDetails, rectificationAad } from './store-notice.ts';

/** What a supervisor answers; sealed. */
export interface ResultText {
  readonly opinion: string;
  readonly errors?: string;
}

/** A verification task as its bureau sent it, for the codec. */
export interface TaskFile {
  /** The downloaded file, as it came. */
  readonly file: Buffer;
  readonly task: { readonly bureauId: string } & Pick<NoticeDetails, 'facts' | 'remark'>;
}

export async function loadTaskFile(ctx: AppContext, tx: Tx, id: string): Promise<TaskFile> {
  const { rows } = await tx.client.query<{ answerId: string; filedId: string; details: Buffer }>(
    `/* loadTaskFile */ select answer_id as "answerId", filed_id as "filedId", details from app.rectifications where id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no task ${id}`);
  const { facts, remark } = ctx.keys.unsealJson<NoticeDetails>(rectificationAad('details', id), row.details);
  return { file: await getAnswerFile(ctx, tx, row.answerId), task: { bureauId: row.filedId, facts, remark } };
}

/** A verification result that waits for a file. */
export interface ResultToSend extends TaskFile, ResultText {
  readonly id: string;
  readonly passed: boolean;
  readonly verifier: string;
  /** Shanghai day on which it was answered, YYYY-MM-DD. */
  readonly day: string;
}

/** The oldest one of a connection; a file holds one. */
export async function resultToSend(ctx: AppContext, tx: Tx, bureauId: string): Promise<ResultToSend | undefined> {
  const { rows } = await tx.client.query<{
    id: string;
    passed: boolean;
    verifier: string;
    day: string;
    result: Buffer;
  }>(
    `/* resultToSend */ select id, reply_passed as passed, reply_name as verifier, app.shanghai_day(reply_at) as day, reply as result
     from app.rectifications where bureau_id = $1 and ${replyWaitsSql} order by reply_at, id limit 1`,
    [bureauId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { result, ...found } = row;
  const text = ctx.keys.unsealJson<ResultText>(rectificationAad('reply', row.id), result);
  return { ...found, ...text, ...(await loadTaskFile(ctx, tx, row.id)) };
}

/** SQL condition on app.rectifications. */
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
       reply_at = null where id = $1 and ${replyWaitsSql}`,
    [id],
  );
}

/** What becomes of the reply in a file: the bureau took it, so its task is answered; refused it; or it waits for another file. */
const replyMoves = {
  accepted: 'answered_at = app.now(), reply_refused = null where reply_file = $1 and closed_at is null',
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
