import type { AppContext, Tx } from '@beian/database/transaction';
import { getAnswerFile } from '../answers/answers.ts';
import { replyWaitsSql } from '../replies/reply-file.ts';
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

async function loadTaskFile(ctx: AppContext, tx: Tx, id: string): Promise<TaskFile> {
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
