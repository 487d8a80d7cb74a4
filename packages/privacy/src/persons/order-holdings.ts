import type { Tx } from '@beian/database/transaction';
import { type MaterialKind, type PersonPart, personsShown } from '@beian/domain/filing';
import type { FoundOrder } from './find.ts';

/** Counts of what belongs to an order besides its values, and when it may be deleted. */
export interface OrderHoldings {
  readonly orderId: string;
  readonly partnerId: string;
  readonly copies: number;
  readonly outside: number;
  readonly phones: number;
  readonly curtains: number;
  readonly words: number;
  readonly drafts: number;
  readonly notices: number;
  readonly answers: number;
  readonly evidence: number;
  /** Verification forms kept as files. */
  readonly forms: number;
  /** Face checks with pictures or a number of the service. */
  readonly faces: number;
  readonly files: readonly { readonly until: string | null }[];
  readonly answerFiles: readonly { readonly until: string | null }[];
  readonly materials: readonly { readonly id: string; readonly kind: MaterialKind; readonly removed: boolean }[];
}

const retentionSql = (kind: string): string =>
  `(select days from app.retention where kind = '${kind}') * interval '1 day'`;

/** Holdings of each order, read in one statement. */
export async function countOrderHoldings(tx: Tx, ids: readonly string[]): Promise<Map<string, OrderHoldings>> {
  const { rows } = await tx.client.query<OrderHoldings>(
    `/* countOrderHoldings */ select o.id as "orderId", o.partner_id as "partnerId",
       (select count(*) from app.returns where order_id = o.id and content is not null)::int
         + (select count(*) from app.second_looks where order_id = o.id)::int + (select count(*) from app.report_checks where order_id = o.id)::int as copies,
       (select count(*) from app.domain_checks where order_id = o.id and answer is not null)::int
         + (select count(*) from app.filing_checks where order_id = o.id and answer is not null)::int as outside,
       (select count(*) from app.sms_checks where order_id = o.id and phone_hash <> '')::int
         + (select count(*) from app.app_photos where order_id = o.id and code_hash <> '')::int as phones,
       (select count(*) from app.curtains where order_id = o.id)::int as curtains,
       (select count(*) from app.notes where order_id = o.id)::int + (select count(*) from app.calls where order_id = o.id and note is not null)::int
         + (select count(*) from app.advice where order_id = o.id)::int
         + (select count(*) from app.order_contents where order_id = o.id and metadata is not null)::int
         + (select count(*) from app.escalations where order_id = o.id and (note is not null or answer is not null))::int
         + (select count(*) from app.skips where order_id = o.id and note is not null)::int
         + (select count(*) from app.verdicts where order_id = o.id and advice is not null)::int
         + (select count(*) from app.returns where order_id = o.id)::int
         + (select count(*) from app.submission_orders where order_id = o.id and words is not null)::int + (select count(*) from app.second_verdicts where order_id = o.id)::int as words,
       (select count(*) from app.desk_drafts where order_id = o.id)::int as drafts,
       (select count(*) from app.notices where order_id = o.id)::int as notices,
       (select count(*) from app.answer_entries where order_id = o.id)::int as answers,
       (select count(*) from app.recorded_answers where order_id = o.id and erased_at is null)::int
         + (select count(*) from app.manual_hand_overs where order_id = o.id and answer_details is not null)::int
         + (select count(*) from app.sms_checks where order_id = o.id and evidence is not null)::int as evidence,
       (select count(*) from app.verified_forms where order_id = o.id and file is not null)::int as forms,
       (select count(*) from app.face_checks c where c.order_id = o.id
         and (c.reference is not null or exists (select from app.face_pictures f where f.check_id = c.id)))::int as faces,
       coalesce((select json_agg(json_build_object('until', app.iso(u.settled_at + ${retentionSql('sentFiles')}))) from app.submission_orders so
         join app.submissions u on u.id = so.submission_id where so.order_id = o.id and u.file_removed_at is null), '[]') as files,
       coalesce((select json_agg(json_build_object('until', app.iso(a.applied_at + ${retentionSql('bureauAnswers')}))) from app.bureau_answers a
         where a.erased_at is null and a.id in (select answer_id from app.answer_entries where order_id = o.id)), '[]') as "answerFiles",
       coalesce((select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'removed', m.removed_at is not null) order by m.created_at, m.id)
         from app.materials m where m.order_id = o.id), '[]') as materials
     from app.orders o where o.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.orderId, row]));
}

const intersects = (parts: readonly PersonPart[], of: readonly PersonPart[]): boolean =>
  parts.some((part) => of.includes(part));

/**
 * Materials that name or show the person, possibly among others: those of the current content, and all that were
 * removed from the order.
 */
export function materialsOfPerson(order: FoundOrder, places: OrderHoldings): OrderHoldings['materials'] {
  const now = order.contents.find(({ what }) => what === 'now')?.parts ?? [];
  return places.materials.filter(({ kind, removed }) => intersects(personsShown(kind), removed ? order.parts : now));
}

/** Of these, the materials that show nobody else, whatever the order contained when they were sent. */
export function imagesOfPersonOnly(order: FoundOrder, places: OrderHoldings): OrderHoldings['materials'] {
  const people = order.people;
  return materialsOfPerson(order, places).filter(({ kind }) =>
    personsShown(kind)
      .filter((part) => people.includes(part))
      .every((part) => order.certainParts.includes(part)),
  );
}

export interface OtherHoldings {
  readonly savedAnswers: number;
  readonly uploads: number;
  readonly incidents: number;
  readonly rectifications: readonly { readonly until: string | null }[];
  readonly claims: readonly { readonly until: string | null }[];
  readonly requests: readonly { readonly until: string | null }[];
}

/** Data that cannot be attributed to the person, or that are stored outside of orders. */
export async function countOtherHoldings(
  tx: Tx,
  {
    partners,
    filings,
    hashes,
  }: { readonly partners: readonly string[]; readonly filings: readonly string[]; readonly hashes: readonly string[] },
): Promise<OtherHoldings> {
  const { rows } = await tx.client.query<OtherHoldings>(
    `/* countOtherHoldings */ select (select count(*) from app.idempotency_keys where caller = any(select 'partner:' || p from unnest($1::text[]) p))::int as "savedAnswers",
       (select count(*) from app.uploads u where u.partner_id = any($1) and not exists (select 1 from app.materials m where m.file = u.file))::int as uploads,
       (select count(*) from app.bureau_incidents where evidence is not null)::int as incidents,
       coalesce((select json_agg(json_build_object('until', app.iso(closed_at + ${retentionSql('bureauAnswers')}))) from app.rectifications
         where (filing_number = any($2) or record_id in (select id from app.records where filing_number = any($2)))
           and erased_at is null), '[]') as rectifications,
       coalesce((select json_agg(json_build_object('until', app.iso(c.ended_at + ${retentionSql('evidence')}))) from app.record_claims c
         where c.record_id in (select id from app.records where filing_number = any($2))
           and exists (select from app.record_claim_papers x where x.claim_id = c.id)), '[]') as claims,
       coalesce((select json_agg(json_build_object('until', app.iso(answered_at + ${retentionSql('personRequests')}))) from app.person_requests
         where sought_hash = any($3)), '[]') as requests`,
    [partners, filings, hashes],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('placesBeside: no answer');
  return row;
}
