import type { AppContext, Tx } from '@beian/database/transaction';
import { allowedHolders, type RegistryAnswer } from '@beian/domain/domain-verification';
import { type FieldId, type FieldValues, type MaterialKind, materialKinds } from '@beian/domain/filing';
import { comparedMails } from '@beian/domain/machine-checks';
import { type OrderKind, type OrderState, statesHandedOver } from '@beian/domain/order-names';
import type { PhotoMethod } from '@beian/domain/photo';
import type { Day } from '@beian/domain/province';
import type { BeforeHandOver, JudgedOrder } from '@beian/domain/rule-book';
import { addsWebsite, partnerKnowledge, type SealedContent, unsealContent } from '@beian/orders/content';
import { photoTakenBySql } from '@beian/orders/facts';
import { domainAnswerAad } from '@beian/orders/lookups';
import { findMailReuse } from '@beian/orders/machine-checks';

/** An order as the rules of a draft meet it. */
export interface PreviewedOrder {
  readonly id: string;
  readonly partnerId: string;
  /** It was never submitted: the rules of the day of its submission judge it. */
  readonly isUnsubmitted: boolean;
  /** The rules of the day of the hand-over are still to come. */
  readonly isBeforeHandOver: boolean;
  readonly handOver: BeforeHandOver;
  /** Null: its content was not asked for. */
  readonly judged: JudgedOrder | null;
}

/** What of the content a draft makes necessary to read. */
export interface Needed {
  readonly day: Day;
  readonly content: boolean;
  readonly registryAnswers: boolean;
  readonly shared: boolean;
}

interface Row extends SealedContent {
  id: string;
  partner_id: string;
  kind: OrderKind;
  province: string;
  state: OrderState;
  round: number;
  salt: Buffer;
  sent: boolean;
  photographed: boolean;
  taken_by: PhotoMethod | null;
  attached: MaterialKind[];
  elsewhere: boolean;
  shell: boolean;
  filed_services: number;
  added_domains: string[];
}

const handedOver: readonly OrderState[] = statesHandedOver;

const columns = `o.id, o.partner_id, o.kind, o.province, o.state, o.round, o.salt,
  o.state = 'SUBMITTING' and exists (select from app.submission_orders so join app.submissions u on u.id = so.submission_id
    where so.order_id = o.id and so.answered_at is null and u.sent_at is not null) as sent,
  c.assessment -> 'materials' @> '[{"kind": "FACE_PHOTO"}]' as photographed,
  ${photoTakenBySql('m.photo')} as taken_by`;
const contentColumns = `c.base_plain, c.base_personal, c.plain, c.personal, c.sent_hashes, c.added_domains, r.elsewhere, m.attached,
  not w.filed and r.filed and not exists (select from app.websites s where s.record_id = r.id and s.filed and not s.gone) as shell,
  (select count(*)::int from app.websites s where s.record_id = r.id and s.id <> w.id and s.filed and not s.gone) as filed_services`;
const sqlOf = (more: string): string => `/* previewedOrders */ select ${columns}${more}
  from app.orders o join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id
  join app.websites w on w.id = o.website_id
  cross join lateral (select coalesce(array_agg(m.kind), '{}') as attached, max(m.hash) filter (where m.kind = 'FACE_PHOTO') as photo
    from app.materials m where m.order_id = o.id and m.removed_at is null) m
  where o.id = any($1) and o.erased_at is null order by o.id`;

/** Reads these orders; those whose values were deleted are left out. */
export async function loadPreviewedOrders(
  ctx: AppContext,
  tx: Tx,
  ids: readonly string[],
  needed: Needed,
): Promise<readonly PreviewedOrder[]> {
  const { rows } = await tx.client.query<Row>(sqlOf(needed.content ? `, ${contentColumns}` : ''), [ids]);
  const answers = needed.registryAnswers ? await loadAnswers(ctx, tx, ids) : new Map<string, Answered[]>();
  const shared = needed.shared ? await loadShared(tx, ids) : new Map<string, FieldId[]>();
  if (needed.shared && needed.content)
    for (const row of rows) shared.set(row.id, [...(shared.get(row.id) ?? []), ...(await sharedMails(ctx, tx, row))]);
  return rows.map((row) => ({
    id: row.id,
    partnerId: row.partner_id,
    isUnsubmitted: row.round === 0,
    isBeforeHandOver: !handedOver.includes(row.state) && !row.sent,
    handOver: {
      province: row.province,
      kind: row.kind,
      isPhotographed: row.photographed,
      takenBy: row.taken_by,
    },
    judged: needed.content ? judgedOf(ctx, row, needed.day, answers.get(row.id) ?? [], shared.get(row.id) ?? []) : null,
  }));
}

function judgedOf(
  ctx: AppContext,
  row: Row,
  day: Day,
  answers: readonly Answered[],
  shared: readonly FieldId[],
): JudgedOrder {
  const { kind, province, elsewhere } = row;
  const content = unsealContent(ctx, row.id, row);
  const { base: before, now: after } = content;
  // The subject as filed, the website's principal as the order proposes it, as the live check compares them.
  const subject: FieldValues = Object.fromEntries(Object.entries(before).filter(([id]) => id.startsWith('subject.')));
  const who = allowedHolders({ ...after, ...subject });
  return {
    proposal: {
      ...{ kind, province, elsewhere, today: day, before, after },
      ...(addsWebsite(kind) && { filedServices: row.filed_services }),
      ...partnerKnowledge(row.salt, content),
    },
    attached: row.attached.filter((one) => materialKinds.includes(one)),
    shell: row.shell,
    addedDomains: row.added_domains,
    answers: answers.map(({ domain, answer }) => ({
      asked: { domain, now: `${day}T00:00:00+08:00`, ...who },
      answer,
    })),
    shared,
  };
}

interface Answered {
  readonly domain: string;
  readonly answer: RegistryAnswer;
}

async function loadAnswers(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<Map<string, Answered[]>> {
  const { rows } = await tx.client.query<{ order_id: string; domain: string; answer: Buffer }>(
    `/* previewAnswers */ select k.order_id, k.domain, k.answer from app.domain_checks k join app.order_contents c on c.order_id = k.order_id
     where k.order_id = any($1) and k.answer is not null and k.domain = any(c.added_domains)`,
    [ids],
  );
  const found = new Map<string, Answered[]>();
  for (const { order_id: id, domain, answer } of rows) {
    const list = found.get(id) ?? [];
    list.push({ domain, answer: ctx.keys.unsealJson<RegistryAnswer>(domainAnswerAad(id, domain), answer) });
    found.set(id, list);
  }
  return found;
}

/** The mails of an order that another subject has. */
async function sharedMails(ctx: AppContext, tx: Tx, row: Row): Promise<FieldId[]> {
  const { now } = unsealContent(ctx, row.id, row);
  const found: FieldId[] = [];
  for (const field of comparedMails) {
    const { orders, filings } = await findMailReuse(ctx, tx, row.id, { [field]: now[field] });
    if (orders.length + filings.length > 0) found.push(field);
  }
  return found;
}

/** As `findValueReuse` of packages/orders/src/machine-checks asks of one order. */
async function loadShared(tx: Tx, ids: readonly string[]): Promise<Map<string, FieldId[]>> {
  const used = (
    hash: string,
  ) => `(exists (select from app.records r where r.mobile_hash = ${hash} and r.id <> o.record_id)
    or exists (select from app.websites w where w.mobile_hash = ${hash} and not w.gone and w.record_id <> o.record_id)
    or exists (select from app.order_contents x join app.orders y on y.id = x.order_id
      where y.locked and y.round > 0 and y.record_id <> o.record_id
        and (x.subject_mobile_hash = ${hash} and 'subject.principal.mobile' = any(y.changed)
          or x.website_mobile_hash = ${hash} and 'website.principal.mobile' = any(y.changed))))`;
  const { rows } = await tx.client.query<{ id: string; fields: FieldId[] }>(
    `/* previewShared */ select o.id, array_remove(array[
        case when ${used('c.subject_mobile_hash')} then 'subject.principal.mobile' end,
        case when ${used('c.website_mobile_hash')} then 'website.principal.mobile' end], null) as fields
     from app.orders o join app.order_contents c on c.order_id = o.id where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, fields }) => [id, fields]));
}
