import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import {
  actingPrincipals,
  messagesOf,
  type NoticeFacts,
  type NoticeName,
  noticeRow,
  noticesOf,
  ownersOf,
  type ReturnedItem,
  returnedItems,
} from '@beian/domain/notices';
import type { LiveEvent } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';
import { loadOrderMask } from '../bureau-words/words.ts';
import { issueFaceLink } from '../face-check/links.ts';
import { lastReturn } from '../return/reasons.ts';
import { findNoticeInputs } from './notice-inputs.ts';

interface NoticeTrigger {
  readonly orderId: string;
  readonly event: LiveEvent;
  readonly newState: OrderState | null;
  /** As they were before the event. */
  readonly facts: NoticeFacts;
  readonly logged: Readonly<Record<string, unknown>>;
}

/**
 * Writes the notices of an event and the jobs that deliver them. The content is fixed at this moment. Addresses and the
 * list of returned items are sealed per row.
 */
export async function enqueueNotices(ctx: AppContext, tx: Tx, trigger: NoticeTrigger): Promise<void> {
  const { workingMs } = trigger.logged;
  const heldUp = trigger.event === 'moveDue' && typeof workingMs === 'number' ? { heldUpMs: workingMs } : {};
  const names = noticesOf(trigger.event, trigger.newState, { ...trigger.facts, ...heldUp });
  if (names.length > 0) await writeNotices(ctx, tx, trigger, names);
}

/** The same for notices of an order that are known by name. */
export async function writeNotices(
  ctx: AppContext,
  tx: Tx,
  { orderId, facts }: { readonly orderId: string; readonly facts: Omit<NoticeFacts, 'submitted'> },
  names: readonly NoticeName[],
): Promise<void> {
  const { contacts, language, places } = await findNoticeInputs(ctx, tx, orderId, facts);
  const needsItems = names.some((name) => noticeRow(name).lists === 'returned');
  const items = needsItems ? await listReturnedItems(ctx, tx, orderId, language) : [];
  const token = names.some(bringsLink) ? (await issueFaceLink(tx, orderId)).token : null;
  const written: Promise<unknown>[] = [];
  for (const name of names) {
    const row = noticeRow(name);
    const acting = actingPrincipals(row, contacts);
    const messageId = newId('notice');
    for (const { recipient, channel, address } of messagesOf(row, contacts)) {
      const id = newId('notice');
      // The link is for the person of the photo alone.
      const link = channel === 'sms' && bringsLink(name) && ownersOf[recipient].includes('website') ? token : null;
      const listed = row.lists === 'returned' && channel === 'mail';
      written.push(
        tx.client.query({
          name: 'add-notice',
          text: `/* enqueueNotices */ insert into app.notices (id, order_id, name, recipient, channel, language, address, places, items, link, message_id)
              values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          values: [
            id,
            orderId,
            name,
            recipient,
            channel,
            language,
            ctx.keys.seal(`notices.address:${id}`, address),
            JSON.stringify({ ...places, acting }),
            listed ? ctx.keys.sealJson(`notices.items:${id}`, items) : null,
            link === null ? null : ctx.keys.seal(`notices.link:${id}`, link),
            messageId,
          ],
        }),
        addJob(tx, row.isLowPriority ? 'deliverReminder' : 'deliverNotice', { noticeId: id }),
      );
    }
  }
  await settleAll(written);
}

const bringsLink = (name: NoticeName): boolean => noticeRow(name).smsWithLink !== undefined;

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
