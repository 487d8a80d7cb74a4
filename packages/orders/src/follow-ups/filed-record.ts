import { fromBase64 } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import { isDay, shanghaiDay } from '@beian/domain/calendar';
import type { PublishedCodes } from '@beian/domain/codes';
import type { RegistryAnswer } from '@beian/domain/domain-verification';
import {
  accessesToFieldValues,
  type FieldValues,
  isPerson,
  labelOfValue,
  type Subject,
  subjectToFieldValues,
  type Website,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { type FiledForFollowUps, type FollowUpKind, PAPER_END_DAYS, type PaperEnd } from '@beian/domain/follow-ups';
import type { FollowUpValues } from '@beian/domain/notices';
import { kindRow, orderKinds } from '@beian/domain/order-names';
import { dayForm, type PaperResult } from '@beian/domain/reading';
import type { Language } from '@beian/domain/text';
import { unsealSubject, unsealWebsite } from '@beian/records/record';
import { valuesInWords } from '@beian/records/values';
import { domainAnswerAad } from '../lookups/domain-answers.ts';
import { readingAad } from '../readings/readings-sql.ts';

/** A row of `filedRecordSql`, sealed values as base64. */
export interface FiledRecordRow {
  readonly id: string;
  readonly filing: string;
  readonly name: string;
  readonly plain: unknown;
  readonly personal: string;
  readonly checkedOn: string;
  readonly partner: {
    readonly id: string;
    readonly email: string;
    readonly language: Language;
    /** It wants the follow-ups of this record; without: only the end of a server is told, and to the partner alone. */
    readonly followUps: boolean;
  };
  readonly licence: { readonly materialId: string; readonly result: string } | null;
  readonly websites: readonly {
    readonly id: string;
    readonly filing: string;
    readonly name: string;
    readonly plain: unknown;
    readonly personal: string;
    readonly opening: { readonly orderId: string; readonly day: string } | null;
    readonly policeFiled: boolean;
    /** The last day of the server behind its access, of its last filing with a service code; null: there was none. */
    readonly serverEndsOn: string | null;
    readonly registrations:
      | readonly { readonly orderId: string; readonly domain: string; readonly answer: string }[]
      | null;
  }[];
  readonly sent:
    | readonly {
        readonly kind: FollowUpKind;
        readonly websiteId: string | null;
        readonly about: string;
        /** It was sent less than 60 days ago. */
        readonly isRecent: boolean;
      }[]
    | null;
}

const openingKinds = orderKinds.filter((kind) => kindRow(kind).effect.does === 'add');
const approvedSql = (
  where: string,
) => `(select max(e.at) from app.orders o join app.order_events e on e.order_id = o.id and e.to_state = 'APPROVED'
  where o.state = 'APPROVED' and ${where})`;

/** SQL: columns of a `FiledRecordRow` of record `r`, but for its partner. Only websites that are filed and accessed through us. */
const filedRecordSql = `r.id, r.filing_number as filing, r.name, r.plain, encode(r.personal, 'base64') as personal,
  app.shanghai_day(greatest(${approvedSql('o.record_id = r.id')}, (select min(v.since) from app.record_versions v where v.record_id = r.id),
    (select max(f.created_at) from app.follow_ups f where f.record_id = r.id and f.kind = 'DATA_CHECK'))) as "checkedOn",
  (select json_build_object('materialId', m.id, 'result', encode(d.result, 'base64')) from app.orders o
     join app.materials m on m.order_id = o.id and m.removed_at is null join app.readings d on d.material_id = m.id
   where o.record_id = r.id and o.state = 'APPROVED' and d.paper = 'LICENCE' and d.result is not null
   order by o.submitted_at desc, d.read_at desc limit 1) as licence,
  (select json_agg(json_build_object('id', w.id, 'filing', w.filing_number, 'name', w.name, 'plain', w.plain, 'personal', encode(w.personal, 'base64'),
     'opening', (select json_build_object('orderId', o.id, 'day', app.shanghai_day(e.at)) from app.orders o
        join app.order_events e on e.order_id = o.id and e.to_state = 'APPROVED'
        where o.website_id = w.id and o.state = 'APPROVED' and o.kind in (${openingKinds.map((kind) => `'${kind}'`).join(', ')}) order by e.at desc limit 1),
     'policeFiled', exists (select from app.follow_ups f where f.website_id = w.id and f.kind = 'POLICE_FILING' and f.answer = 'confirmed'),
     'serverEndsOn', (select app.shanghai_day(k.paid_until) from app.service_codes k join app.orders o on o.id = k.order_id
        where o.website_id = w.id and o.state = 'APPROVED' and k.standing = 'FILED' and k.replaced_at is null order by o.submitted_at desc limit 1),
     'registrations', (select json_agg(json_build_object('orderId', k.order_id, 'domain', k.domain, 'answer', encode(k.answer, 'base64')) order by k.answered_at desc)
        from app.domain_checks k join app.orders o on o.id = k.order_id where o.website_id = w.id and o.state = 'APPROVED' and k.answer is not null))
     order by w.filing_number) from app.websites w where w.record_id = r.id and w.ours and w.filed and not w.gone and w.erased_at is null) as websites,
  (select json_agg(json_build_object('kind', f.kind, 'websiteId', f.website_id, 'about', f.about, 'isRecent', f.created_at > app.now() - interval '60 days'))
   from app.follow_ups f where f.record_id = r.id) as sent`;

/** SQL: a filing of the record `r` has a server whose end is near enough to be told. */
const serverEndsSql = `exists (select from app.service_codes k join app.orders o on o.id = k.order_id
      where o.record_id = r.id and k.standing = 'FILED' and k.replaced_at is null
        and k.paid_until between app.now() - interval '${PAPER_END_DAYS + 1} days' and app.now() + interval '${PAPER_END_DAYS + 1} days')`;

/**
 * SQL: records after $1 whose partner wants follow-ups, or whose server ends, at most $2, in order of their ids. The partner is the one with the latest order of
 * the record.
 */
export const filedRecordsSql = `/* findFollowUps */ select ${filedRecordSql},
    json_build_object('id', p.id, 'email', p.email, 'language', p.language, 'followUps', p.follow_ups) as partner
  from app.records r cross join lateral (select p.* from app.partner_records g join app.partners p on p.id = g.partner_id
    where g.record_id = r.id order by (select max(o.created_at) from app.orders o where o.record_id = r.id and o.partner_id = p.id) desc nulls last,
      g.created_at, p.id limit 1) p
  where r.id > $1 and r.filed and r.erased_at is null and (p.follow_ups or ${serverEndsSql})
    and exists (select from app.websites w where w.record_id = r.id and w.ours and w.filed and not w.gone)
  order by r.id limit $2`;

/** SQL: the row of one record $1 whatever its partner wants, without its partner. */
export const filedRecordOneSql = `/* findFollowUp */ select ${filedRecordSql} from app.records r where r.id = $1 and r.erased_at is null`;

/** A record with its values, unsealed. */
export interface FiledRecord {
  readonly subject: Subject;
  readonly websites: readonly { readonly id: string; readonly website: Website }[];
}

export const unsealFiled = (ctx: AppContext, row: Omit<FiledRecordRow, 'partner'>): FiledRecord => ({
  subject: unsealSubject(ctx, { id: row.id, plain: row.plain, personal: fromBase64(row.personal) }),
  websites: (row.websites ?? []).map(({ id, plain, personal }) => ({
    id,
    website: unsealWebsite(ctx, { id, plain, personal: fromBase64(personal) }),
  })),
});

/** What `dueFollowUps` judges. */
export function toFollowUpInputs(ctx: AppContext, row: FiledRecordRow, filed: FiledRecord): FiledForFollowUps {
  const idOf = ({ idValidUntil }: Subject['principal']) =>
    idValidUntil !== undefined && isDay(idValidUntil) ? [idValidUntil] : [];
  const ends: PaperEnd[] = [
    ...idOf(filed.subject.principal).map((day) => ({ paper: 'SUBJECT_ID', day }) as const),
    ...licenceEnd(ctx, row, filed.subject),
    ...filed.websites.flatMap(({ id, website }) =>
      idOf(website.principal).map((day) => ({ paper: 'WEBSITE_ID', websiteId: id, day }) as const),
    ),
    ...row.websites.flatMap(({ id: websiteId, serverEndsOn: day }) =>
      day === null ? [] : (['SERVER', 'SERVER_ENDED'] as const).map((paper) => ({ paper, websiteId, day })),
    ),
    ...row.websites.flatMap(({ id, registrations }) =>
      domainEnds(ctx, registrations ?? [], filed.websites.find((one) => one.id === id)?.website).map(
        (end) => ({ paper: 'DOMAIN', websiteId: id, ...end }) as const,
      ),
    ),
  ];
  return { checkedOn: row.checkedOn, websites: row.websites, ends };
}

/** The term on the last licence that was read, with the number that is filed now. */
function licenceEnd(ctx: AppContext, { licence }: FiledRecordRow, subject: Subject): PaperEnd[] {
  if (licence === null || isPerson(subjectToFieldValues(subject))) return [];
  const read = ctx.keys.unsealJson<PaperResult>(readingAad(licence.materialId), fromBase64(licence.result));
  const day = dayForm(read.values.find(({ field }) => field === 'licence.validUntil')?.value ?? '');
  return isDay(day) ? [{ paper: 'LICENCE', day }] : [];
}

/** The latest answer of the registry about each domain that is still filed. */
function domainEnds(
  ctx: AppContext,
  registrations: NonNullable<FiledRecordRow['websites'][number]['registrations']>,
  website: Website | undefined,
) {
  return (website?.domains ?? []).flatMap(({ name }) => {
    const last = registrations.find(({ domain }) => domain === name);
    if (last === undefined) return [];
    const answer = ctx.keys.unsealJson<RegistryAnswer>(domainAnswerAad(last.orderId, name), fromBase64(last.answer));
    if (answer.registration === null) return [];
    return [{ domain: name, day: shanghaiDay(Date.parse(answer.registration.expiresAt)) }];
  });
}

/** The filed data, line by line, personal values masked. */
export function filedData(
  { subject, websites }: FiledRecord,
  language: Language,
  codes: PublishedCodes,
): FollowUpValues['data'] {
  const ofSubject = subjectToFieldValues(subject);
  const person = isPerson(ofSubject);
  const lines = (values: FieldValues, prefix: string) =>
    valuesInWords(values, person, language, codes).map(({ field, label, values: shown }) => ({
      label: `${prefix}${label}`,
      value: shown
        .map((value) => labelOfValue(field as Parameters<typeof labelOfValue>[0], value, codes)?.[language] ?? value)
        .join(language === 'zh' ? '、' : ', '),
    }));
  return [
    ...lines(ofSubject, ''),
    ...websites.flatMap(({ website }) =>
      lines(
        { ...websiteToFieldValues(website), ...accessesToFieldValues(website.accesses) },
        websites.length > 1 ? `${website.filingNumber} ` : '',
      ),
    ),
  ];
}
