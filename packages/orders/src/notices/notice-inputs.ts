import { providerSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import { elapsedLeft, ourDuties } from '@beian/domain/clock';
import type { FieldValues } from '@beian/domain/filing';
import type { FiledNumbers } from '@beian/domain/follow-ups';
import {
  type Addresses,
  type AskedPhone,
  type Channel,
  type Contacts,
  channelNames,
  channelRow,
  isApplicantDuty,
  type NoticeFacts,
} from '@beian/domain/notices';
import { firstMobile, smsPersonsOf } from '@beian/domain/order';
import { type Duty, kindRow, type OrderKind, type PrincipalOwner } from '@beian/domain/order-names';
import { photoEssentials } from '@beian/domain/photo';
import { editionFor } from '@beian/domain/province';
import { smsPageOf, smsWindowOf } from '@beian/domain/province-rules';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { openMetadata } from '../reference/metadata.ts';
import { phoneAad } from '../sms-checks/sms-checks.ts';
import { filedNumbersSql } from './filed-numbers-sql.ts';
import type { StoredPlaceholders } from './notice-texts.ts';

/** What a notice about an order is written from: whom it can reach, and the values of its placeholders. */
export interface NoticeInputs {
  readonly contacts: Contacts;
  /** The partner's notice language; used for every recipient of a notice about its orders. */
  readonly language: Language;
  readonly places: StoredPlaceholders;
}

const principals: readonly PrincipalOwner[] = ['subject', 'website'];

/**
 * From the order's proposed content, which includes unchanged registered values; so a changed contact gets the notice at its new
 * address. A phone that the ministry asks is the one that it was given.
 */
export async function findNoticeInputs(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  facts: Omit<NoticeFacts, 'submitted'>,
): Promise<NoticeInputs> {
  const { rows } = await tx.client.query<{
    kind: OrderKind;
    personal: Buffer;
    basePersonal: Buffer;
    metadata: Buffer | null;
    email: string;
    language: Language;
    duty: Duty | null;
    province: string;
    courier: string | null;
    tracking: string | null;
    next: string | null;
    removed: string[];
    due: string | null;
    now: string;
    lapses: boolean;
    days: number;
    left: number | null;
    provider: Provider;
    subject: string;
    website: string;
    domains: string[];
    orderUrl: string;
    numbers: FiledNumbers | null;
    asked: { id: string; owner: PrincipalOwner; phone: string; sent: boolean }[];
  }>({
    name: 'reach',
    text: `/* findNoticeInputs */ select o.kind, c.personal, c.base_personal as "basePersonal", c.metadata, c.removed_domains as removed, p.email, p.language, o.duty, o.province, k.courier, k.tracking_number as tracking,
        app.iso(o.due_at) as due, app.iso(app.now()) as now, ${filedNumbersSql} as numbers, ${providerSql} as provider, p.order_url as "orderUrl",
        o.subject_name as subject, coalesce(c.plain ->> 'website.name', w.name) as website,
        coalesce(c.plain -> 'website.domains', jsonb_path_query_array(w.plain, '$.domains[*].name')) as domains,
        (select t.number from app.plan_steps own join app.plan_steps s on s.plan_id = own.plan_id and s.position = own.position + 1
          join app.orders t on t.id = s.order_id where own.order_id = o.id) as next,
        (select coalesce(json_agg(json_build_object('id', a.id, 'owner', a.person, 'phone', encode(a.phone, 'base64'), 'sent', a.sent_at is not null) order by a.id), '[]')
          from app.sms_checks a where a.order_id = o.id and a.state <> 'verified' and o.duty = 'sms' and a.submission_id = (select l.submission_id
            from app.sms_checks l where l.order_id = o.id order by l.created_at desc, l.id limit 1)) as asked,
        app.timer_rings('lapse') as lapses,
        coalesce(floor(extract(epoch from app.now() - o.duty_since) / 86400), 0)::int as days,
        ceil(extract(epoch from o.due_at - app.now()) / 86400)::int as left
      from app.orders o join app.order_contents c on c.order_id = o.id join app.partners p on p.id = o.partner_id join app.websites w on w.id = o.website_id
        left join lateral (select courier, tracking_number from app.curtains where order_id = o.id
          and shipped_at is not null order by shipped_at desc limit 1) k on true
      where o.id = $1`,
    values: [orderId],
  });
  const row = rows[0];
  if (row === undefined) throw new Error('findNoticeInputs: the order has no content');
  const values = ctx.keys.unsealJson<FieldValues>(`order_contents.personal:${orderId}`, row.personal);
  const base = ctx.keys.unsealJson<FieldValues>(`order_contents.base_personal:${orderId}`, row.basePersonal);
  const of = (from: FieldValues, owner: PrincipalOwner, name: 'mobile' | 'email' | 'idNumber') => {
    const value = from[`${owner}.principal.${name}`];
    return typeof value === 'string' ? firstMobile(value) : '';
  };
  const metadata = openMetadata(ctx, orderId, row.metadata);
  const addressOf = (channel: Channel, owner: PrincipalOwner): string => {
    const { from, name } = channelRow(channel).address;
    return from === 'field'
      ? of(values, owner, name)
      : (metadata.find(({ key }) => key === `${owner}.${name}`)?.value ?? '');
  };
  const addresses = (owner: PrincipalOwner): Addresses =>
    Object.fromEntries(channelNames.map((channel) => [channel, addressOf(channel, owner)]));
  const former = (channel: Channel): string[] => {
    const { from, name } = channelRow(channel).address;
    if (from !== 'field') return [];
    const changed = principals.flatMap((owner) => {
      const before = of(base, owner, name);
      return before === '' || before === of(values, owner, name) ? [] : [before];
    });
    return [...new Set(changed)];
  };
  const [subjectId, websiteId] = principals.map((owner) => of(values, owner, 'idNumber'));
  const lapses = row.lapses && row.duty === 'applicantMove';
  const ends = isApplicantDuty(row.duty) && (lapses || row.duty !== 'applicantMove');
  return {
    contacts: {
      kind: row.kind,
      principals: { subject: addresses('subject'), website: addresses('website') },
      onePerson: subjectId !== '' && subjectId === websiteId,
      asked: askedPhones(ctx, row.asked, smsPersonsOf(row.kind, editionFor('smsPersons', facts)), (owner) =>
        of(values, owner, 'mobile'),
      ),
      partnerMail: row.email,
      former: Object.fromEntries(channelNames.map((channel) => [channel, former(channel)])),
    },
    language: row.language,
    places: {
      hours: smsWindowOf(editionFor('smsWindows', facts)).hours,
      days: row.days,
      left: lapses ? row.left : null,
      removed: row.removed,
      due: ends ? row.due : null,
      ours: ourDuties.some((duty) => duty === row.duty) ? row.due : null,
      ...(ends && row.due !== null && row.duty !== null
        ? {
            deadline: {
              at: row.now,
              duty: row.duty,
              left: elapsedLeft(row.duty, Date.parse(row.due), Date.parse(row.now)),
            },
          }
        : {}),
      guide: photoEssentials(row.province, editionFor('photoGuide', facts))[row.language],
      courier: row.courier ?? '',
      tracking: row.tracking ?? '',
      next: row.next ?? '',
      page: smsPageOf(row.province, editionFor('smsPages', facts)),
      province: row.province,
      provider: row.provider,
      about: aboutOf(row),
      orderUrl: row.orderUrl,
      ...(row.numbers === null ? {} : { numbers: row.numbers }),
    },
  };
}

/** One check stands for both principals where they have the same mobile. */
function askedPhones(
  ctx: AppContext,
  asked: readonly { id: string; owner: PrincipalOwner; phone: string; sent: boolean }[],
  persons: readonly PrincipalOwner[],
  mobileOf: (owner: PrincipalOwner) => string,
): AskedPhone[] {
  return asked.flatMap(({ id, owner, phone, sent }) => {
    const mobile = ctx.keys.unseal(phoneAad(id), Buffer.from(phone, 'base64')).toString();
    const shared = persons.filter((one) => one !== owner && mobileOf(one) === mobile);
    return [owner, ...shared].map((one) => ({ owner: one, mobile, sent }));
  });
}

/** An order about the subject alone names one of its websites, which says nothing to its applicant. */
function aboutOf({
  kind,
  subject,
  website,
  domains,
}: {
  kind: OrderKind;
  subject: string;
  website: string;
  domains: string[];
}) {
  const { about, fields } = kindRow(kind);
  const isAboutWebsite = about !== 'subject' || fields.includes('website');
  return isAboutWebsite ? { subject, website, domains } : { subject, website: '', domains: [] };
}
