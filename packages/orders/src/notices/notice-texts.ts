import type { AppContext, Tx } from '@beian/database/transaction';
import {
  buildLetter,
  bureauItems,
  type Channel,
  type DeliveryFault,
  type Digest,
  type EndpointOff,
  endpointOffLetter,
  type FollowUpNoticeName,
  type FollowUpValues,
  followUpLetter,
  isFollowUpNotice,
  isFollowUpRecipient,
  isRectificationNotice,
  type NoticeContent,
  type NoticeName,
  type NoticeValues,
  noticeRow,
  type Recipient,
  type RectificationNoticeName,
  type RectificationValues,
  type ReturnedItem,
  recipientOf,
  rectificationLetter,
} from '@beian/domain/notices';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';
import { findWordsBefore } from '../bureau-words/words.ts';

/** Placeholder values of a notice that are not columns of its order. */
export type StoredPlaceholders = Omit<NoticeValues, 'order' | 'filing' | 'kind' | 'link'>;

export interface NoticeToSend {
  /** The same on every attempt, so that a recipient can detect a duplicate. */
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly name: string;
  readonly content: NoticeContent;
  /** It has been tried for a day: the next failure is final. */
  readonly isLastAttempt: boolean;
}

/** Longer than any gateway is waited for, s. */
const CLAIM_SECONDS = 60;

/** Whether the caller may send the notice now: somebody else is sending it, or it has been sent or given up. */
export type NoticeClaim = 'MINE' | 'ANOTHER' | 'OVER';

/** Reserves a notice for the caller, who sends it after the transaction and then calls `markSent`, `markFailed` or `releaseNotice`. */
export async function claimNotice(tx: Tx, id: string): Promise<NoticeClaim> {
  const { rows } = await tx.client.query<{ mine: boolean }>(
    `/* claimNotice */ with mine as (update app.notices set claimed_until = clock_timestamp() + make_interval(secs => $2)
       where id = $1 and sent_at is null and failed_at is null and (claimed_until is null or claimed_until < clock_timestamp()) returning id)
     select exists (select from mine) as mine from app.notices where id = $1 and sent_at is null and failed_at is null`,
    [id, CLAIM_SECONDS],
  );
  const [row] = rows;
  return row === undefined ? 'OVER' : row.mine ? 'MINE' : 'ANOTHER';
}

/** It was not sent, and may be tried again at once. */
export async function releaseNotice(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* releaseNotice */ update app.notices set claimed_until = null, tries = tries + 1, tried_at = app.now(), fault = 'NO_ANSWER' where id = $1`,
    [id],
  );
}

/**
 * The notice to send; undefined when it has been sent or given up. `consoleUrl`: where the links for a phone lead; without it an SMS has
 * none.
 */
export async function readNotice(
  ctx: AppContext,
  tx: Tx,
  id: string,
  consoleUrl?: string,
): Promise<NoticeToSend | undefined> {
  const { rows } = await tx.client.query<{
    name: NoticeName | RectificationNoticeName | FollowUpNoticeName | 'dailyDigest' | 'endpointDisabled';
    /** `principal`: written before 2026-12-01, when the first principal of the kind was told. */
    recipient: Recipient | 'principal' | 'staff';
    channel: Channel;
    language: Language;
    address: Buffer;
    places: StoredPlaceholders;
    items: Buffer | null;
    link: Buffer | null;
    order: string | null;
    order_id: string | null;
    created_at: string;
    filing: string | null;
    kind: OrderKind | null;
    last_try: boolean;
  }>({
    name: 'read-notice',
    text: `/* readNotice */ select n.name, n.recipient, n.channel, n.language, n.address, n.places, n.items, n.link, o.number as order,
       n.order_id, n.created_at::text as created_at,
       o.filing_number as filing, o.kind, n.created_at < app.now() - interval '1 day' as last_try
     from app.notices n left join app.orders o on o.id = n.order_id where n.id = $1 and n.sent_at is null and n.failed_at is null`,
    values: [id],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  const { name } = row;
  const ofOrder =
    name !== 'dailyDigest' && name !== 'endpointDisabled' && !isRectificationNotice(name) && !isFollowUpNotice(name)
      ? name
      : undefined;
  const ofBureau = ofOrder !== undefined && noticeRow(ofOrder).lists === 'bureau';
  const words =
    ofBureau && row.order_id !== null ? await findWordsBefore(ctx, tx, row.order_id, row.created_at) : undefined;
  const buildContent = (): NoticeContent => {
    const { language, places, order, filing, kind } = row;
    const recipient =
      row.recipient !== 'principal'
        ? row.recipient
        : recipientOf(kind === null ? ['subject'] : kindRow(kind).concerns.slice(0, 1));
    const link =
      row.link === null || consoleUrl === undefined
        ? {}
        : {
            link: linkOf(name, ctx.keys.unseal(`notices.link:${id}`, row.link).toString(), consoleUrl),
          };
    const unsealItems = <T>() =>
      row.items === null ? undefined : ctx.keys.unsealJson<T>(`notices.items:${id}`, row.items);
    if (name === 'endpointDisabled') {
      const off = unsealItems<EndpointOff>();
      if (off === undefined) throw new Error('a notice of an endpoint says nothing');
      return { letter: endpointOffLetter(off, language) };
    }
    if (isRectificationNotice(name) && (recipient === 'partner' || recipient === 'subjectPrincipal')) {
      const values = unsealItems<RectificationValues>();
      if (values === undefined) throw new Error('a notice of a rectification says nothing');
      return { letter: rectificationLetter(name, recipient, language, values) };
    }
    if (isFollowUpNotice(name) && isFollowUpRecipient(recipient)) {
      const values = unsealItems<FollowUpValues>();
      if (values === undefined) throw new Error('a follow-up says nothing');
      return { letter: followUpLetter(name, recipient, language, values, link.link) };
    }
    if (ofOrder !== undefined && recipient !== 'staff' && order !== null && filing !== null && kind !== null)
      return {
        letter: buildLetter(
          ofOrder,
          recipient,
          language,
          { ...places, ...link, order, filing, kind },
          words === undefined ? (unsealItems<ReturnedItem[]>() ?? []) : bureauItems(words, language),
        ),
      };
    const digest = unsealItems<Digest>();
    if (digest === undefined) throw new Error('a digest says nothing');
    return { digest };
  };
  return {
    id,
    name,
    channel: row.channel,
    address: ctx.keys.unseal(`notices.address:${id}`, row.address).toString(),
    content: buildContent(),
    isLastAttempt: row.last_try,
  };
}

/** The page of the console that the link of a notice opens: of an order `page#token`; before 2026-12-01 the token of a face check alone. */
const linkOf = (name: string, stored: string, consoleUrl: string): string => {
  const page = isFollowUpNotice(name) ? 'follow-up#' : stored.includes('#') ? '' : 'face#';
  return new URL(`/${page}${stored}`, consoleUrl).href;
};

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `/* markSent */ with sent as (update app.notices set sent_at = app.now(), tried_at = app.now(), tries = tries + 1, fault = null, link = null, claimed_until = null
       where id = $1 and sent_at is null returning order_id)
     select pg_notify(app.channel('orders'), order_id) from sent where order_id is not null`,
    [id],
  );
}

/** Gives the delivery up: the notice will not be sent by this channel. */
export async function markFailed(tx: Tx, id: string, fault: DeliveryFault): Promise<void> {
  await tx.client.query(
    `/* markFailed */ with failed as (update app.notices set failed_at = app.now(), tried_at = app.now(), tries = tries + 1, fault = $2, link = null, claimed_until = null
       where id = $1 and sent_at is null and failed_at is null returning order_id)
     select pg_notify(app.channel('orders'), order_id) from failed where order_id is not null`,
    [id, fault],
  );
}
