import type { AppContext, Tx } from '@beian/database/transaction';
import { attachedMaterials, type MaterialKind } from '@beian/domain/filing';
import type { StoredImage } from '@beian/orders/material';
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

/** A reply that waits for a file. */
export type ReplyToSend = ResultToSend | MaterialToSend;

/** A verification result. */
export interface ResultToSend extends TaskFile, ResultText {
  readonly kind: 'result';
  readonly id: string;
  readonly passed: boolean;
  readonly verifier: string;
  /** Shanghai day on which it was answered, YYYY-MM-DD. */
  readonly day: string;
}

/** The materials of an order, which a notice asks for. */
export interface MaterialToSend {
  readonly kind: 'material';
  readonly id: string;
  /** The bureau's ids of the order's subject and website. */
  readonly subjectId: string;
  readonly websiteId: string;
  readonly materials: readonly (StoredImage & { readonly kind: MaterialKind })[];
}

/** The row of a reply that waits for a file; what it says may be lost. */
export interface WaitingReply {
  readonly id: string;
  readonly kind: ReplyToSend['kind'];
  readonly passed: boolean | null;
  readonly verifier: string;
  readonly day: string;
  readonly reply: Buffer | null;
  readonly orderId: string | null;
}

/** The oldest one of a connection; a file holds one. */
export async function waitingReply(tx: Tx, bureauId: string): Promise<WaitingReply | undefined> {
  const { rows } = await tx.client.query<WaitingReply>(
    `/* waitingReply */ select id, case when reply_order is null then 'result' else 'material' end as kind, reply_passed as passed, reply_name as verifier, app.shanghai_day(reply_at) as day, reply,
       reply_order as "orderId" from app.rectifications where bureau_id = $1 and ${replyWaitsSql} order by reply_at, id limit 1`,
    [bureauId],
  );
  return rows[0];
}

export async function replyToSend(ctx: AppContext, tx: Tx, waiting: WaitingReply): Promise<ReplyToSend> {
  const { id, passed, verifier, day, reply, orderId } = waiting;
  if (orderId !== null) return { kind: 'material', id, ...(await loadMaterials(tx, orderId)) };
  const text = reply === null ? { opinion: '' } : ctx.keys.unsealJson<ResultText>(rectificationAad('reply', id), reply);
  return { kind: 'result', id, passed: passed === true, verifier, day, ...text, ...(await loadTaskFile(ctx, tx, id)) };
}

async function loadMaterials(tx: Tx, orderId: string): Promise<Omit<MaterialToSend, 'kind' | 'id'>> {
  const { rows } = await tx.client.query<Omit<MaterialToSend, 'kind' | 'id'>>(
    `/* loadMaterials */ select r.bureau_id as "subjectId", w.bureau_id as "websiteId",
       coalesce((select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'file', m.file, 'reportFile', m.report_file) order by m.id)
         from app.materials m where m.order_id = o.id and ${attachedSql}), '[]') as materials
     from app.orders o join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id where o.id = $1`,
    [orderId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no order ${orderId}`);
  return row;
}

/** SQL condition on app.materials `m`: it can be sent as an attachment. */
const attachedSql = `m.removed_at is null and m.kind in ('${attachedMaterials.join("', '")}')`;

/**
 * SQL: id and number of the order whose materials answer the notice `o`: the latest approved one of its record, and of its website if it names
 * one, that has any.
 */
export const materialOrderSql = `select p.id, p.number from app.orders p
  where o.for_subject and p.record_id = o.record_id and (o.website_id is null or p.website_id = o.website_id) and p.state = 'APPROVED'
    and exists (select from app.materials m where m.order_id = p.id and ${attachedSql}) order by p.created_at desc, p.id desc limit 1`;
