import { randomBytes } from 'node:crypto';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import { findTextsInForce } from '@beian/database/rules';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, settleAll, type Tx } from '@beian/database/transaction';
import {
  actingPrincipals,
  messagesOf,
  type NoticeFacts,
  type NoticeName,
  type NoticeRow,
  noticeRow,
  noticesOf,
  ownersOf,
  type ReturnedItem,
  returnedItems,
} from '@beian/domain/notices';
import { isLinkedStep, type LiveEvent, STEP_LINK_USES } from '@beian/domain/order';
import type { OrderState, PrincipalOwner } from '@beian/domain/order-names';
import { photoMethodOfOrder } from '@beian/domain/photo';
import { noticeTextKey } from '@beian/domain/rule-book';
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
  {
    orderId,
    newState = null,
    facts,
  }: {
    readonly orderId: string;
    readonly newState?: OrderState | null;
    readonly facts: Omit<NoticeFacts, 'submitted'>;
  },
  names: readonly NoticeName[],
): Promise<void> {
  const [{ contacts, language, places }, own] = await Promise.all([
    findNoticeInputs(ctx, tx, orderId, facts),
    findTextsInForce(tx.client, names.map(noticeTextKey)),
  ]);
  const needsItems = names.some((name) => noticeRow(name).lists === 'returned');
  const items = needsItems ? await listReturnedItems(ctx, tx, orderId, language, facts) : [];
  const links = new Map<string, string>();
  for (const name of names) {
    const row = noticeRow(name);
    const page = pageOf(row, newState ?? facts.state, facts);
    if (page === null) continue;
    for (const owner of actingPrincipals(row, contacts)) {
      // Who is told by SMS and mail has one link.
      if (links.has(owner)) continue;
      const token =
        page === 'face' ? (await issueFaceLink(tx, orderId)).token : await issueStepLink(tx, orderId, owner);
      links.set(owner, `${page}#${token}`);
    }
  }
  const written: Promise<unknown>[] = [];
  for (const name of names) {
    const row = noticeRow(name);
    const acting = actingPrincipals(row, contacts);
    const messageId = newId('notice');
    for (const { recipient, channel, address } of messagesOf(row, contacts)) {
      const id = newId('notice');
      const owner = ownersOf[recipient].find((one) => acting.includes(one));
      const link = (row.link === undefined || owner === undefined ? undefined : links.get(owner)) ?? null;
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
            JSON.stringify({ ...places, acting, own: own.notice(name) }),
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

/** The page on which a notice's step is taken by phone; null: it is not. The bureau's app takes the photo itself. */
function pageOf(
  { link }: NoticeRow,
  state: OrderState | null,
  facts: Pick<NoticeFacts, 'province' | 'edition' | 'handOverEdition'>,
): 'face' | 'step' | null {
  if (link === undefined || !isLinkedStep(state)) return null;
  const isPhoto = state === 'VERIFICATION_PENDING';
  if (isPhoto !== (link === 'photo')) return null;
  const method = isPhoto ? photoMethodOfOrder(facts) : undefined;
  return method === 'FACE_CHECK' ? 'face' : method === 'BUREAU_APP' ? null : 'step';
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
  of: Pick<NoticeFacts, 'kind'>,
): Promise<ReturnedItem[]> {
  const reasons = await lastReturn(ctx, tx, orderId);
  const hide = await loadOrderMask(ctx, tx, orderId);
  return returnedItems(
    reasons.map((reason) => (reason.advice === undefined ? reason : { ...reason, advice: hide(reason.advice) })),
    language,
    of,
  );
}

/** Makes a principal a link for the step that is open now; only its hash is stored. 128 random bits, so that an SMS has room for it. */
async function issueStepLink(tx: Tx, orderId: string, owner: PrincipalOwner): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await tx.client.query(
    `/* issueStepLink */ insert into app.step_links (hash, order_id, owner, state, step_since, uses_left)
     select $2, o.id, $3, o.state, o.duty_since, $4 from app.orders o where o.id = $1`,
    [orderId, sha256(token), owner, STEP_LINK_USES],
  );
  return token;
}
