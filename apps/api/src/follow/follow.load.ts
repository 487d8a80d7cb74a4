import { readOnly } from '@beian/database/transaction';
import type { PartnerEventKind, PartnerEventView } from '@beian/domain/partner';
import { bilingual } from '@beian/domain/text';
import { readFollowedEvents } from '@beian/partners/events';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { badInput } from '../bilingual-error.ts';
import { actorOf, forbidden, type KeyCaller, type RequestContext } from '../context.ts';
import { delay } from '../delay.ts';
import { findOrder } from '../order/order.load.ts';
import { omitNullish } from '../page.ts';
import { isSelected, selectedParts } from '../selected-parts.ts';
import { httpRefusals } from '../texts.ts';
import { assertLogComplete } from '../webhook/webhook.load.ts';

export interface FollowArguments {
  readonly after?: string | null;
  readonly orderId?: string | null;
  readonly kinds?: PartnerEventKind[] | null;
}

/** One item of the stream; the first has a cursor and no event. */
export interface FollowedItem {
  readonly cursor: string;
  readonly event: PartnerEventView | null;
}

/** The log is read at this interval if no NOTIFY arrives, ms. */
const POLL_INTERVAL_MS = 30_000;
/** Shortest time between two reads, however many changes arrive, ms. */
const MIN_INTERVAL_MS = 50;
/** Events that are written but not yet visible, because an older transaction is still open, are read again after this delay, ms. */
const PENDING_DELAY_MS = { least: 20, most: 1000 };

/**
 * Yields the caller's event log after `after`, then new events as they are written. Reads no further than the consumer takes. Ends with
 * `context.over`. @throws GraphQLError naming the invalid argument, or UNAUTHENTICATED once the key is no longer valid
 */
export async function followOrders(
  context: RequestContext,
  asked: FollowArguments,
): Promise<AsyncIterable<FollowedItem>> {
  const { caller } = context;
  actorOf(context);
  if (caller?.kind !== 'partner' || caller.keyId === null) throw forbidden(context);
  const { after, orderId, kinds } = omitNullish(asked);
  if (kinds?.length === 0)
    throw badInput(
      'kinds',
      bilingual('请至少指明一种事件；要全部时不要传 `kinds`', 'Name a kind, or leave `kinds` out for all.'),
    );
  if (after !== undefined)
    await readOnly(context.ctx, caller.actor, (tx) => assertLogComplete(tx, caller.partner.id, after));
  if (orderId !== undefined && (await findOrder(context, orderId, [])) === null)
    throw badInput('orderId', bilingual('您没有此订单', 'You have no order with this id.'));
  return follow(context, caller, { ...omitNullish({ orderId, kinds }), after: after ?? null });
}

async function* follow(
  { ctx, changes, language, over }: RequestContext,
  { actor, partner, keyId }: KeyCaller,
  { after, ...only }: { after: string | null; orderId?: string; kinds?: PartnerEventKind[] },
): AsyncGenerator<FollowedItem> {
  const asked = { partnerId: partner.id, keyId, ...only };
  let wake = () => {};
  let hasChange = false;
  const onChange = () => {
    hasChange = true;
    wake();
  };
  const stop = changes.watchEvents((id) => {
    if (id === partner.id || id === '') onChange();
  });
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (hasChange || over?.aborted) wake();
    });
  over?.addEventListener('abort', onChange);
  try {
    let cursor = after;
    let isFirst = true;
    let pending = PENDING_DELAY_MS.least;
    while (!over?.aborted) {
      // Reset before the read, so that no change is missed between the two.
      hasChange = false;
      const readAtMs = performance.now();
      const page = await readOnly(ctx, actor, (tx) => readFollowedEvents(tx, asked, cursor, language));
      if (!page.isKeyValid)
        throw new GraphQLError(httpRefusals.UNAUTHENTICATED.message[language], {
          extensions: { code: 'UNAUTHENTICATED' },
        });
      if (isFirst) yield { cursor: after ?? page.cursor, event: null };
      isFirst = false;
      for (const one of page.events) yield one;
      cursor = page.cursor;
      pending = page.pending ? Math.min(pending * 2, PENDING_DELAY_MS.most) : PENDING_DELAY_MS.least;
      if (page.more) continue;
      if (!hasChange) await pause(page.pending ? pending : POLL_INTERVAL_MS);
      const rest = MIN_INTERVAL_MS - (performance.now() - readAtMs);
      if (hasChange && rest > 0) await delay(rest, over);
    }
  } finally {
    stop();
    over?.removeEventListener('abort', onChange);
  }
}

/** Adds the order's current state to an event if it is selected; read with the partner's rights each time. */
export async function withCurrentOrder(
  context: RequestContext,
  { cursor, event }: FollowedItem,
  info: GraphQLResolveInfo,
) {
  const orderId = event?.order?.id;
  const order =
    orderId !== undefined && isSelected(info, 'order')
      ? await findOrder(context, orderId, selectedParts(info, ['order']))
      : null;
  return { cursor, event, order };
}
