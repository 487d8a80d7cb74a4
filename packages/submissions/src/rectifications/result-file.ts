import type { AppContext, Tx } from '@beian/database/transaction';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
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
    `/* resultToSend */ select id, result_passed as passed, result_name as verifier, app.shanghai_day(result_at) as day, result
     from app.rectifications where bureau_id = $1 and ${resultWaitsSql} order by result_at, id limit 1`,
    [bureauId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { result, ...found } = row;
  const text = ctx.keys.unsealJson<ResultText>(rectificationAad('result', row.id), result);
  return { ...found, ...text, ...(await loadTaskFile(ctx, tx, row.id)) };
}

/** SQL condition on app.rectifications. */
export const resultWaitsSql = 'result_at is not null and result_file is null and closed_at is null';

/** Puts a waiting result into a file; false if it waits no more. */
export async function putResultInFile(tx: Tx, id: string, submissionId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* putResultInFile */ update app.rectifications set result_file = $2 where id = $1 and ${resultWaitsSql}`,
    [id, submissionId],
  );
  return rowCount === 1;
}

/** A result that cannot be written is taken back: its task is open, and can be answered again or dealt with. */
export async function takeResultBack(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* takeResultBack */ update app.rectifications set result_passed = null, result = null, result_by = null, result_name = null,
       result_at = null where id = $1 and ${resultWaitsSql}`,
    [id],
  );
}

/** What becomes of the result in a file: the bureau took it, so its task is answered; refused it; or it waits for another file. */
const resultMoves = {
  accepted: 'answered_at = app.now() where result_file = $1 and closed_at is null',
  refused: 'answered_at = null where result_file = $1 and answered_at is not null',
  released: 'result_file = null where result_file = $1 and closed_at is null',
} as const;

export async function moveResult(tx: Tx, submissionId: string, move: keyof typeof resultMoves): Promise<void> {
  const { rowCount } = await tx.client.query(`/* moveResult */ update app.rectifications set ${resultMoves[move]}`, [
    submissionId,
  ]);
  if (rowCount !== 0) await tx.client.query(`select pg_notify('records', '')`);
}

/** Whether an open task has a result that its bureau has neither taken nor refused. Locks the task. */
export async function isResultUnderWay(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ underWay: boolean }>(
    `/* isResultUnderWay */ select result_at is not null and coalesce((select u.state <> 'REFUSED' from app.submissions u
       where u.id = result_file), true) as "underWay" from app.rectifications where id = $1 and closed_at is null for update`,
    [id],
  );
  return rows[0]?.underWay ?? false;
}

export const resultUnderWay: Refusal = refusal('GUARD_FAILED', {
  code: 'RESULT_UNDER_WAY',
  field: 'id',
  message: bilingual('核实结果正在上报', 'The verification result is being sent'),
  suggestion: bilingual('请等待管局受理', 'Wait until the bureau has taken it'),
  ruleId: RECTIFICATION_RULE,
});
