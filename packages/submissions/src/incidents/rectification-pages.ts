import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type RectificationKind, rectificationKinds } from '@beian/domain/bureau';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { rectificationAad } from './rectifications.ts';

/** A rectification notice 整改通知 of a bureau, for staff. */
export interface RectificationView {
  readonly id: string;
  readonly kind: RectificationKind;
  readonly kindLabel: string;
  readonly provinceName: string;
  /** The filing number that it concerns if we know it, otherwise the bureau's id. */
  readonly identifier: string | null;
  readonly recordId: string | null;
  readonly subjectName: string | null;
  readonly openOrderId: string | null;
  readonly text: string;
  readonly remark: string | null;
  readonly at: string;
  readonly times: number;
  readonly handledAt: string | null;
  readonly handledName: string | null;
  readonly note: string | null;
  readonly mayHandle: boolean;
}

type Row = Omit<RectificationView, 'kindLabel' | 'provinceName' | 'text' | 'remark' | 'note' | 'mayHandle'> & {
  readonly province: string;
  readonly details: Buffer;
  readonly note: Buffer | null;
};

export interface RectificationQuery {
  readonly actor: Actor;
  readonly language: Language;
  /**
   * Notices of this record (open or handled), of the record of this order, or one by id; without any, all open ones.
   */
  readonly recordId?: string;
  readonly orderId?: string;
  readonly id?: string;
  /** A page of the list of open ones. */
  readonly ids?: readonly string[];
}

/** Most notices that one query returns. */
export const MAX_RECTIFICATIONS = 200;

/**
 * Notices, the oldest first, at most MAX_RECTIFICATIONS; a partner sees none. A notice matches a record by the bureau's id or the
 * filing number.
 */
export async function loadRectifications(
  ctx: AppContext,
  tx: Tx,
  { actor, language, recordId, orderId, id, ids }: RectificationQuery,
): Promise<RectificationView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* loadRectifications */ select n.id, n.about as kind, b.province, coalesce(n.filing_number,
         case n.about when 'subject' then (select r0.filing_number from app.records r0 where r0.bureau_id = n.filed_id)
           else (select w0.filing_number from app.websites w0 where w0.bureau_id = n.filed_id) end, n.filed_id) as identifier,
       r.id as "recordId", r.name as "subjectName",
       (select o.id from app.orders o where o.record_id = r.id and o.locked) as "openOrderId",
       n.details, app.iso(n.at) as at, n.times, app.iso(n.handled_at) as "handledAt", n.handled_name as "handledName", n.note
     from app.rectifications n join app.bureaus b on b.id = n.bureau_id
     left join lateral (select r.id, r.name from app.records r where
       (n.about = 'subject' and (r.bureau_id = n.filed_id or r.filing_number = n.filing_number))
       or (n.about = 'website' and r.id in (select w.record_id from app.websites w
         where w.bureau_id = n.filed_id or w.filing_number = n.filing_number)) limit 1) r on true
     where case when $4::text[] is not null then n.id = any($4)
       when $3::text is not null then n.id = $3
       when $1::text is not null then r.id = $1
       when $2::text is not null then r.id = (select record_id from app.orders where id = $2)
       else n.handled_at is null end
     order by n.at, n.id limit case when $4::text[] is null then ${MAX_RECTIFICATIONS} end`,
    [recordId ?? null, orderId ?? null, id ?? null, ids ?? null],
  );
  const may = hasRight(actor, 'handleRectification');
  return rows.map(({ province, details, note, ...row }) => ({
    ...row,
    kindLabel: rectificationKinds[row.kind][language],
    provinceName: findProvince(province)?.label[language] ?? province,
    ...openDetails(ctx, row.id, details),
    note: note === null ? null : ctx.keys.unseal(rectificationAad('note', row.id), note).toString(),
    mayHandle: may && row.handledAt === null,
  }));
}

function openDetails(ctx: AppContext, id: string, details: Buffer): { text: string; remark: string | null } {
  const { text, remark } = ctx.keys.unsealJson<{ text: string; remark?: string }>(
    rectificationAad('details', id),
    details,
  );
  return { text, remark: remark ?? null };
}

/** Open rectification notices, the oldest first. */
export const listRectificationIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.rectifications o', key: 'o.at', type: 'timestamptz' },
    ['o.handled_at is null'],
    [],
    asked,
  );
