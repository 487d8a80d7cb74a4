import { calendarInForce } from '@beian/database/calendar';
import { conditionsOf, type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  describeCheckFacts,
  type RectificationListFilter,
  type RectificationView,
  type ReplyState,
  rectificationKindRow,
  rectificationStates,
  replyStates,
} from '@beian/domain/bureau';
import type { WorkingHours } from '@beian/domain/calendar';
import { wholeDaysLeft } from '@beian/domain/clock';
import { type OrderState, stateRow } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight } from '@beian/domain/staff';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';
import { conditions, dueSql } from './filter-sql.ts';
import { loadNoticedRecord } from './record-mask.ts';
import { materialOrderSql, type ResultText } from './reply-to-send.ts';
import { type NoticeDetails, rectificationAad } from './store-notice.ts';

/** An order that answers a notice, or has tried to. */
interface AnsweringOrder {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly stateLabel: string;
}

/** How a reply of ours stands. */
interface ReplyView {
  readonly name: string;
  readonly at: string;
  readonly state: ReplyState;
  readonly stateLabel: string;
  /** Why the bureau refused its file, in the caller's language. */
  readonly said: string | null;
}

type Row = Omit<
  RectificationView,
  | 'kindLabel'
  | 'orderKind'
  | 'stateLabel'
  | 'provinceName'
  | 'orders'
  | 'text'
  | 'remark'
  | 'left'
  | 'dueNote'
  | 'note'
  | 'result'
  | 'material'
  | 'mayAnswer'
  | 'mayHandle'
  | 'mayLink'
> & {
  readonly province: string;
  readonly orders: readonly Omit<AnsweringOrder, 'stateLabel'>[];
  readonly details: Buffer;
  readonly due_note: Buffer | null;
  readonly note: Buffer | null;
  readonly reply:
    | (Omit<ReplyView, 'stateLabel' | 'said'> & {
        readonly passed: boolean | null;
        readonly orderNumber: string | null;
        readonly said: Partial<BilingualText> | null;
      })
    | null;
  readonly replyText: Buffer | null;
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: { readonly version: number; readonly loadedUntil: string };
};

export interface RectificationQuery extends RectificationListFilter {
  readonly actor: Actor;
  readonly language: Language;
  /** Notices of this record, of the record of this order, or one by id; without any, those that are open unless a filter says otherwise. */
  readonly recordId?: string;
  readonly orderId?: string;
  readonly id?: string;
  /** A page of the list. */
  readonly ids?: readonly string[];
}

/** Most notices that one query returns. */
export const MAX_RECTIFICATIONS = 200;

/**
 * Notices, at most MAX_RECTIFICATIONS: the open ones first, those due first at the front, then the closed ones, the last one first. A
 * partner sees the rectifications of its records.
 */
export async function loadRectifications(
  ctx: AppContext,
  tx: Tx,
  { actor, language, recordId, orderId, id, ids, ...given }: RectificationQuery,
): Promise<RectificationView[]> {
  const named = recordId ?? orderId ?? id ?? ids;
  const filter: RectificationListFilter = named === undefined ? { filter: 'OPEN', ...given } : given;
  const values: unknown[] = [recordId ?? null, orderId ?? null, id ?? null, ids ?? null];
  const matches = conditionsOf(conditions, filter, (one) => `$${values.push(one)}`);
  const { rows } = await tx.client.query<Row>(
    `/* loadRectifications */ select o.id, o.about as kind, coalesce(b.province, r.province) as province,
       coalesce(o.filing_number, w.filing_number, r.filing_number, o.filed_id) as identifier,
       o.record_id as "recordId", r.name as "subjectName", o.website_id as "websiteId", w.name as "websiteName",
       coalesce(jsonb_path_query_array(w.plain, '$.domains[*].name'), '[]') as domains,
       array(select p.name from app.partner_records g join app.partners p on p.id = g.partner_id
         where g.record_id = o.record_id order by g.created_at, p.id) as partners,
       open.id as "openOrderId", open.number as "openOrderNumber",
       coalesce((select json_agg(json_build_object('id', q.id, 'number', q.number, 'state', q.state) order by l.linked_at, q.id)
         from app.rectification_orders l join app.orders q on q.id = l.order_id where l.rectification_id = o.id), '[]') as orders,
       case when o.answered_at is not null then 'ANSWERED' when o.handled_at is not null then 'HANDLED'
         when ${dueSql} <= app.now() then 'OVERDUE' else 'OPEN' end as state,
       o.details, app.iso(o.at) as at, o.times, app.iso(${dueSql}) as "dueAt", to_char(o.due_day, 'YYYY-MM-DD') as "dueDay",
       o.due_note, o.due_name as "dueName", app.iso(o.answered_at) as "answeredAt", app.iso(o.handled_at) as "handledAt",
       o.handled_name as "handledName", o.note, o.reply as "replyText",
       case when o.reply_at is not null then json_build_object('passed', o.reply_passed, 'name', o.reply_name, 'at', app.iso(o.reply_at),
         'orderNumber', (select p.number from app.orders p where p.id = o.reply_order),
         'state', case when o.reply_refused is not null then 'REFUSED' when o.answered_at is not null and o.answered_order is null then 'ACCEPTED'
           when o.reply_file is null then 'WAITING'
           when (select u.state from app.submissions u where u.id = o.reply_file) = 'ACCEPTED' then 'SENT' else 'SENDING' end,
         'said', nullif(o.reply_refused, '{}')) end as reply,
       (select p.number from (${materialOrderSql}) p where o.closed_at is null) as "materialOrderNumber", app.iso(app.now()) as now,
       (select value from app.settings where name = 'workingHours') as hours,
       (select value from app.settings where name = 'calendar') as calendar
     from app.rectifications o left join app.bureaus b on b.id = o.bureau_id
       left join app.records r on r.id = o.record_id left join app.websites w on w.id = o.website_id
       left join lateral (select p.id, p.number from app.orders p where p.record_id = o.record_id and p.locked limit 1) open on true
     where ($1::text is null or o.record_id = $1)
       and ($2::text is null or o.record_id = (select p.record_id from app.orders p where p.id = $2))
       and ($3::text is null or o.id = $3) and ${['($4::text[] is null or o.id = any($4))', ...matches].join(' and ')}
     order by o.closed_at desc nulls first, ${dueSql}, o.id
     limit case when $4::text[] is null then ${MAX_RECTIFICATIONS} end`,
    values,
  );
  const masks = actor.kind === 'staff' ? new Map<string, Mask>() : await loadMasks(ctx, tx, rows);
  const views: RectificationView[] = [];
  for (const row of rows) views.push(await viewOf(ctx, tx, row, { actor, language, masks }));
  return views;
}

/** What was replied: the result of a verification, or materials. */
function replyViews(
  ctx: AppContext,
  id: string,
  reply: Row['reply'],
  text: Buffer | null,
  language: Language,
): Pick<RectificationView, 'result' | 'material'> {
  if (reply === null) return { result: null, material: null };
  const { passed, orderNumber, said, ...rest } = reply;
  const shown = { ...rest, stateLabel: replyStates[rest.state][language], said: said && storedTextIn(said, language) };
  if (orderNumber !== null) return { result: null, material: { ...shown, orderNumber } };
  const told = text === null ? { opinion: '' } : ctx.keys.unsealJson<ResultText>(rectificationAad('reply', id), text);
  return { result: { errors: null, ...told, ...shown, passed: passed === true }, material: null };
}

type Mask = (text: string) => string;

async function loadMasks(ctx: AppContext, tx: Tx, rows: readonly Row[]): Promise<Map<string, Mask>> {
  const masks = new Map<string, Mask>();
  for (const { recordId } of rows)
    if (recordId !== null && !masks.has(recordId))
      masks.set(recordId, (await loadNoticedRecord(ctx, tx, recordId)).mask);
  return masks;
}

async function viewOf(
  ctx: AppContext,
  tx: Tx,
  { province, details, note, due_note: dueNote, reply, replyText, orders, now, hours, calendar: setting, ...row }: Row,
  { actor, language, masks }: { readonly actor: Actor; readonly language: Language; readonly masks: Map<string, Mask> },
): Promise<RectificationView> {
  const isOpen = row.answeredAt === null && row.handledAt === null;
  const may = isOpen && hasRight(actor, 'handleRectification');
  const isUnderWay = reply !== null && reply.state !== 'REFUSED';
  const mask = masks.get(row.recordId ?? '') ?? ((text: string) => text);
  const { label, orderKind, takesNoOrder } = rectificationKindRow(row.kind);
  const open = (part: 'note' | 'due_note', sealed: Buffer | null) =>
    sealed === null ? null : ctx.keys.unseal(rectificationAad(part, row.id), sealed).toString();
  const { text, facts = {}, remark } = ctx.keys.unsealJson<NoticeDetails>(rectificationAad('details', row.id), details);
  const calendar = await calendarInForce(ctx, tx, setting);
  const isLinked = orders.some((order) => order.id === row.openOrderId);
  return {
    ...row,
    kindLabel: label[language],
    orderKind,
    stateLabel: rectificationStates[row.state][language],
    provinceName: findProvince(province)?.label[language] ?? province,
    orders: orders.map((order) => ({ ...order, stateLabel: stateRow(order.state).label[language] })),
    text: mask(text ?? describeCheckFacts(facts, language)),
    remark: remark === undefined ? null : mask(remark),
    left: isOpen ? wholeDaysLeft({ calendar, hours }, Date.parse(row.dueAt), Date.parse(now)) : null,
    dueNote: open('due_note', dueNote),
    note: open('note', note),
    ...replyViews(ctx, row.id, reply, replyText, language),
    materialOrderNumber: isOpen && !isUnderWay && hasRight(actor, 'sendMaterial') ? row.materialOrderNumber : null,
    mayAnswer: may && row.kind === 'verificationTask' && !isUnderWay,
    mayHandle: may && !isUnderWay,
    mayLink: row.openOrderId !== null && !isLinked && isOpen && !takesNoOrder && (may || actor.kind === 'partner'),
  };
}

/** Notices that match the filters (default OPEN): open ones by due time, closed ones the last first. */
export function listRectificationIds(
  tx: Tx,
  { filter = 'OPEN', ...asked }: PageQuery & RectificationListFilter,
): Promise<IdPage> {
  const values: unknown[] = [];
  return keysetPage(
    tx,
    filter === 'CLOSED'
      ? { from: 'app.rectifications o', key: 'o.closed_at', type: 'timestamptz', descending: true }
      : { from: 'app.rectifications o', key: dueSql, type: 'timestamptz' },
    conditionsOf(conditions, { ...asked, filter }, (one) => `$${values.push(one)}`),
    values,
    asked,
  );
}
