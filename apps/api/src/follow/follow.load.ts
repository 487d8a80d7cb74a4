import type { PartnerEventKind } from '@beian/domain';
import { inTransaction, type PartnerEventView, readFollowed } from '@beian/orders';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { actorOf, type Context, type PartnerCaller } from '../context.ts';
import { badInput } from '../errors.ts';
import { findOrder } from '../order/order.load.ts';
import { present } from '../page.ts';
import { asksFor, partsAsked } from '../parts.ts';
import { passed } from '../passed.ts';
import { doorRefusals } from '../texts.ts';
import { mustHoldAll } from '../webhook/webhook.load.ts';

export interface FollowAsked {
  readonly after?: string | null;
  readonly orderId?: string | null;
  readonly kinds?: PartnerEventKind[] | null;
}

/** What is told at a time; the first has no event. */
export interface Followed {
  readonly cursor: string;
  readonly event: PartnerEventView | null;
}

/** The log is looked at so often where nothing is heard, ms. */
const LOOK_MS = 30_000;
/** And no more often than so, however much is heard, ms. */
const BREATH_MS = 50;
/** What is written and not yet shown, because something older is under way, is looked for again after so long, ms. */
const PENDING_MS = { least: 20, most: 1000 };

const refusedWith = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

/**
 * The log of the caller's own from `after` on, then whatever is written into it. Reads as far as it is asked for: whoever does not take
 * what is there stops the reading. Ends with `context.over`. @throws GraphQLError naming the argument that is wrong, or UNAUTHENTICATED
 * once the key no longer holds
 */
export async function followOrders(context: Context, asked: FollowAsked): Promise<AsyncIterable<Followed>> {
  const { caller, language } = context;
  actorOf(context);
  if (caller?.kind !== 'partner') throw refusedWith('FORBIDDEN', doorRefusals.FORBIDDEN.message[language]);
  const { after, orderId, kinds } = present(asked);
  if (kinds?.length === 0) throw badInput('kinds', 'Name a kind, or leave `kinds` out for all.');
  if (after !== undefined)
    await inTransaction(context.ctx, caller.actor, (tx) => mustHoldAll(context, tx, caller.partner.id, after));
  if (orderId !== undefined && (await findOrder(context, orderId, [])) === null)
    throw badInput('orderId', 'You have no order with this id.');
  return follow(context, caller, { ...present({ orderId, kinds }), after: after ?? null });
}

async function* follow(
  { ctx, changes, language, over }: Context,
  { actor, partner, keyId }: PartnerCaller,
  { after, ...only }: { after: string | null; orderId?: string; kinds?: PartnerEventKind[] },
): AsyncGenerator<Followed> {
  const asked = { partnerId: partner.id, keyId, ...only };
  let wake = () => {};
  let heard = false;
  const hear = () => {
    heard = true;
    wake();
  };
  const stop = changes.watchEvents((id) => {
    if (id === partner.id || id === '') hear();
  });
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (heard || over?.aborted) wake();
    });
  over?.addEventListener('abort', hear);
  try {
    let cursor = after;
    let isFirst = true;
    let pending = PENDING_MS.least;
    while (!over?.aborted) {
      // Hears before it looks, so that nothing falls between.
      heard = false;
      const looked = performance.now();
      const page = await inTransaction(ctx, actor, (tx) => readFollowed(tx, asked, cursor, language));
      if (!page.keyHolds) throw refusedWith('UNAUTHENTICATED', doorRefusals.UNAUTHENTICATED.message[language]);
      if (isFirst) yield { cursor: after ?? page.cursor, event: null };
      isFirst = false;
      for (const one of page.events) yield one;
      cursor = page.cursor;
      pending = page.pending ? Math.min(pending * 2, PENDING_MS.most) : PENDING_MS.least;
      if (page.more) continue;
      if (!heard) await pause(page.pending ? pending : LOOK_MS);
      const rest = BREATH_MS - (performance.now() - looked);
      if (heard && rest > 0) await passed(rest, over);
    }
  } finally {
    stop();
    over?.removeEventListener('abort', hear);
  }
}

/** An event with its order as it is now, where that is asked for: read as the partner, each time. */
export async function toldOf(context: Context, { cursor, event }: Followed, info: GraphQLResolveInfo) {
  const orderId = event?.order?.id;
  const order =
    orderId !== undefined && asksFor(info, 'order')
      ? await findOrder(context, orderId, partsAsked(info, ['order']))
      : null;
  return { cursor, event, order };
}
