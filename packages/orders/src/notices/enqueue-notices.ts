import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import type { FieldValues } from '@beian/domain/filing';
import {
  type Channel,
  channelsOf,
  isApplicantDuty,
  type NoticeFacts,
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
import { smsWindowOf } from '@beian/domain/province-rules';
import type { Language } from '@beian/domain/text';
import { loadOrderMask } from '../bureau-words/words.ts';
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
  const written: Promise<unknown>[] = [];
  for (const name of names) {
    for (const recipient of noticeRow(name).to) {
      for (const channel of channelsOf[recipient]) {
        const address = addressFor(recipients, recipient, channel);
        if (address === undefined) continue;
        const id = newId('notice');
        const listed = noticeRow(name).lists === 'returned' && channel === 'mail';
        written.push(
          tx.client.query({
            name: 'add-notice',
            text: `/* enqueueNotices */ insert into app.notices (id, order_id, name, recipient, channel, language, address, places, items)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
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
            ],
          }),
          addJob(tx, noticeRow(name).isLowPriority ? 'deliverReminder' : 'deliverNotice', { noticeId: id }),
        );
      }
    }
  }
  await settleAll(written);
}

/** Undefined: the recipient has no such address, and gets no such notice. */
function addressFor(recipients: Recipients, recipient: Recipient, channel: Channel): string | undefined {
  const addresses: Readonly<Record<Recipient, Readonly<Record<Channel, string | undefined>>>> = {
    principal: { sms: recipients.mobile, mail: recipients.email },
    partner: { sms: undefined, mail: recipients.partnerEmail },
  };
  return addresses[recipient][channel];
}

/**
 * Contacts and placeholder values from the order's proposed content, which includes unchanged registered values; so a
 * changed contact gets the notice at its new address.
 */
async function findRecipients(ctx: AppContext, tx: Tx, orderId: string): Promise<Recipients> {
  const { rows } = await tx.client.query<{
    kind: OrderKind;
    personal: Buffer;
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
  }>({
    name: 'reach',
    text: `/* findRecipients */ select o.kind, c.personal, p.email, p.language, o.duty, o.edition, o.province, k.courier, k.tracking_number as tracking,
        app.iso(o.due_at) as due,
        (select t.number from app.plan_steps own join app.plan_steps s on s.plan_id = own.plan_id and s.position = own.position + 1
          join app.orders t on t.id = s.order_id where own.order_id = o.id) as next,
        app.timer_rings('lapse') as lapses,
        coalesce(floor(extract(epoch from app.now() - o.duty_since) / 86400), 0)::int as days,
        ceil(extract(epoch from o.due_at - app.now()) / 86400)::int as left
      from app.orders o join app.order_contents c on c.order_id = o.id join app.partners p on p.id = o.partner_id
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
  const lapses = row.lapses && row.duty === 'applicantMove';
  const ends = isApplicantDuty(row.duty) && (lapses || row.duty !== 'applicantMove');
  return {
    mobile: first(values[`${contact}.principal.mobile`]),
    email: first(values[`${contact}.principal.email`]),
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
    },
  };
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
