import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { providerSql } from '@beian/database/settings';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import type { FieldValues } from '@beian/domain/filing';
import {
  type Channel,
  channelsOf,
  isApplicantDuty,
  type NoticeFacts,
  type NoticeName,
  noticeRow,
  noticesOf,
  type Recipient,
  type ReturnedItem,
  returnedItems,
} from '@beian/domain/notices';
import type { LiveEvent } from '@beian/domain/order';
import { type Duty, kindRow, type OrderKind, type OrderState } from '@beian/domain/order-names';
import { photoEssentials } from '@beian/domain/photo';
import type { EditionId } from '@beian/domain/province';
import { smsPageOf, smsWindowOf } from '@beian/domain/province-rules';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { loadOrderMask } from '../bureau-words/words.ts';
import { issueFaceLink } from '../face-check/links.ts';
import { lastReturn } from '../return/reasons.ts';
import type { StoredPlaceholders } from './notice-texts.ts';

interface NoticeTrigger {
  readonly orderId: string;
  readonly event: LiveEvent;
  readonly newState: OrderState | null;
  readonly facts: NoticeFacts;
}

interface Recipients {
  readonly mobile?: string;
  readonly email?: string;
  /** Mobiles and mail addresses registered so far that the order changes. */
  readonly formerContacts: Readonly<Record<Channel, readonly string[]>>;
  readonly partnerEmail: string;
  /** The partner's notice language; used for every recipient of a notice about its orders. */
  readonly language: Language;
  readonly places: StoredPlaceholders;
}

/**
 * Writes the notices of an event and the jobs that deliver them. The content is fixed at this moment. Addresses and the
 * list of returned items are sealed per row.
 */
export async function enqueueNotices(ctx: AppContext, tx: Tx, trigger: NoticeTrigger): Promise<void> {
  const names = noticesOf(trigger.event, trigger.newState, trigger.facts);
  if (names.length === 0) return;
  const recipients = await findRecipients(ctx, tx, trigger.orderId);
  const needsItems = names.some((name) => noticeRow(name).lists === 'returned');
  const items = needsItems ? await listReturnedItems(ctx, tx, trigger.orderId, recipients.language) : [];
  const token = names.some(bringsLink) ? (await issueFaceLink(tx, trigger.orderId)).token : null;
  const written: Promise<unknown>[] = [];
  for (const name of names) {
    for (const recipient of noticeRow(name).to) {
      for (const channel of channelsOf[recipient]) {
        for (const address of addressesFor(recipients, recipient, channel)) {
          const id = newId('notice');
          const link = channel === 'sms' && bringsLink(name) ? token : null;
          const listed = noticeRow(name).lists === 'returned' && channel === 'mail';
          written.push(
            tx.client.query({
              name: 'add-notice',
              text: `/* enqueueNotices */ insert into app.notices (id, order_id, name, recipient, channel, language, address, places, items, link)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
              values: [
                id,
                trigger.orderId,
                name,
                recipient,
                channel,
                recipients.language,
                ctx.keys.seal(`notices.address:${id}`, address),
                JSON.stringify(recipients.places),
                listed ? ctx.keys.sealJson(`notices.items:${id}`, items) : null,
                link === null ? null : ctx.keys.seal(`notices.link:${id}`, link),
              ],
            }),
            addJob(tx, noticeRow(name).isLowPriority ? 'deliverReminder' : 'deliverNotice', { noticeId: id }),
          );
        }
      }
    }
  }
  await settleAll(written);
}

const bringsLink = (name: NoticeName): boolean => noticeRow(name).smsWithLink !== undefined;

/** Empty: the recipient has no such address, and gets no such notice. */
function addressesFor(recipients: Recipients, recipient: Recipient, channel: Channel): readonly string[] {
  const addresses: Readonly<Record<Recipient, Readonly<Record<Channel, readonly (string | undefined)[]>>>> = {
    principal: { sms: [recipients.mobile], mail: [recipients.email] },
    partner: { sms: [], mail: [recipients.partnerEmail] },
    formerContact: recipients.formerContacts,
  };
  return addresses[recipient][channel].filter((one) => one !== undefined);
}

/**
 * Contacts and placeholder values from the order's proposed content, which includes unchanged registered values; so a
 * changed contact gets the notice at its new address.
 */
async function findRecipients(ctx: AppContext, tx: Tx, orderId: string): Promise<Recipients> {
  const { rows } = await tx.client.query<{
    kind: OrderKind;
    personal: Buffer;
    basePersonal: Buffer;
    email: string;
    language: Language;
    duty: Duty | null;
    edition: EditionId;
    province: string;
    courier: string | null;
    tracking: string | null;
    next: string | null;
    due: string | null;
    lapses: boolean;
    days: number;
    left: number | null;
    provider: Provider;
    subject: string;
    website: string;
    domains: string[];
    orderUrl: string;
  }>({
    name: 'reach',
    text: `/* findRecipients */ select o.kind, c.personal, c.base_personal as "basePersonal", p.email, p.language, o.duty, o.edition, o.province, k.courier, k.tracking_number as tracking,
        app.iso(o.due_at) as due, ${providerSql} as provider, p.order_url as "orderUrl",
        o.subject_name as subject, coalesce(c.plain ->> 'website.name', w.name) as website,
        coalesce(c.plain -> 'website.domains', jsonb_path_query_array(w.plain, '$.domains[*].name')) as domains,
        (select t.number from app.plan_steps own join app.plan_steps s on s.plan_id = own.plan_id and s.position = own.position + 1
          join app.orders t on t.id = s.order_id where own.order_id = o.id) as next,
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
  if (row === undefined) throw new Error('tell: the order has no content');
  const values = ctx.keys.unsealJson<FieldValues>(`order_contents.personal:${orderId}`, row.personal);
  const { contact } = kindRow(row.kind);
  const first = (value: FieldValues[keyof FieldValues]) =>
    typeof value === 'string' ? value.split(';')[0] : undefined;
  const base = ctx.keys.unsealJson<FieldValues>(`order_contents.base_personal:${orderId}`, row.basePersonal);
  const former = (name: 'mobile' | 'email') => [
    ...new Set(
      (['subject', 'website'] as const).flatMap((owner) => {
        const [before, after] = [
          first(base[`${owner}.principal.${name}`]),
          first(values[`${owner}.principal.${name}`]),
        ];
        return before === undefined || before === after ? [] : [before];
      }),
    ),
  ];
  const lapses = row.lapses && row.duty === 'applicantMove';
  const ends = isApplicantDuty(row.duty) && (lapses || row.duty !== 'applicantMove');
  return {
    mobile: first(values[`${contact}.principal.mobile`]),
    email: first(values[`${contact}.principal.email`]),
    formerContacts: { sms: former('mobile'), mail: former('email') },
    partnerEmail: row.email,
    language: row.language,
    places: {
      hours: smsWindowOf(row.edition).hours,
      days: row.days,
      left: lapses ? row.left : null,
      due: ends ? row.due : null,
      guide: photoEssentials(row.province, row.edition)[row.language],
      courier: row.courier ?? '',
      tracking: row.tracking ?? '',
      next: row.next ?? '',
      page: smsPageOf(row.province, row.edition),
      province: row.province,
      provider: row.provider,
      about: aboutOf(row),
      orderUrl: row.orderUrl,
    },
  };
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

/**
 * The items that the return just written asks for. Advice may have been edited by a reviewer; where it quotes a
 * personal value of the order, the value is masked, because mail is not encrypted in transit.
 */
async function listReturnedItems(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  language: Language,
): Promise<ReturnedItem[]> {
  const reasons = await lastReturn(ctx, tx, orderId);
  const hide = await loadOrderMask(ctx, tx, orderId);
  return returnedItems(
    reasons.map((reason) => (reason.advice === undefined ? reason : { ...reason, advice: hide(reason.advice) })),
    language,
  );
}
