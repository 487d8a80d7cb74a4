import { type AppContext, readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { DeliveryState, PartnerEventKind } from '@beian/domain/partner';
import { EVENT_LOG_DAYS } from '@beian/domain/partner';
import { bilingual } from '@beian/domain/text';
import {
  checkCursor,
  type EndpointOutcome,
  listDeliveryIds,
  listEndpointIds,
  listPartnerEventIds,
  loadDeliveries,
  loadEndpoints,
  loadPartnerEvents,
  readEndpointSecret,
} from '@beian/partners/events';
import { BilingualError, badInput } from '../bilingual-error.ts';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { findOrder } from '../order/order.load.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { partnerOf } from '../partner/account.load.ts';

interface EventFilter {
  readonly kinds: readonly PartnerEventKind[] | null;
  readonly orderId: string | null;
}

export async function listEvents(
  context: RequestContext,
  asked: string | null,
  { page, ...filter }: EventFilter & { readonly page: PageArguments },
) {
  const partnerId = partnerOf(context, asked);
  const { kinds, orderId } = omitNullish(filter);
  if (orderId !== undefined && (await findOrder(context, orderId, []))?.partner.id !== partnerId)
    throw badInput('orderId', noSuchOrder);
  return readOnly(context.ctx, actorOf(context), async (tx) => {
    if (typeof page.after === 'string') await assertLogComplete(tx, partnerId, page.after);
    const ids = await loadPage(page, () =>
      listPartnerEventIds(tx, { ...omitNullish({ ...page, kinds, orderId }), partnerId }),
    );
    return connectionOf(ids, await loadPartnerEvents(tx, ids.ids, context.language, kinds));
  });
}

const noSuchOrder = {
  zh: '该合作方没有此 id 的订单',
  en: 'The partner has no order with this id.',
};

/** @throws GraphQLError if `after` is not a cursor of the log, or if the log no longer holds all events after it */
export async function assertLogComplete(tx: Tx, partnerId: string, after: string): Promise<void> {
  const cursorState = await checkCursor(tx, partnerId, after);
  if (cursorState === 'unknown')
    throw badInput('after', bilingual('`after` 不是此列表的游标', '`after` is no cursor of this list.'));
  if (cursorState === 'lost') throw new BilingualError(expired, { code: 'CURSOR_EXPIRED' });
}

const expired = {
  zh: `事件日志已不包含此游标之后的全部事件（保留 ${EVENT_LOG_DAYS} 天）：请用 orders 重新读取订单，然后不带 after 重新开始`,
  en: `The log no longer holds everything behind this cursor (it goes back ${EVENT_LOG_DAYS} days): read your orders anew, then begin without \`after\`.`,
};

export function listEndpoints(context: RequestContext, asked: string | null, page: PageArguments) {
  const partnerId = partnerOf(context, asked);
  return readOnly(context.ctx, actorOf(context), async (tx) => {
    const ids = await loadPage(page, () => listEndpointIds(tx, { ...omitNullish(page), partnerId }));
    return connectionOf(ids, await loadEndpoints(tx, ids.ids, context.language));
  });
}

/** Deliveries to an endpoint of the caller, or for administrators to any endpoint; empty for endpoints of others. */
export function listDeliveries(
  context: RequestContext,
  asked: string | null,
  { endpointId, state, page }: { endpointId: string; state: DeliveryState | null; page: PageArguments },
) {
  const partnerId = partnerOf(context, asked);
  return readOnly(context.ctx, actorOf(context), async (tx) => {
    const ids = await loadPage(page, () =>
      listDeliveryIds(tx, { ...omitNullish({ ...page, state }), endpointId, partnerId }),
    );
    return connectionOf(ids, await loadDeliveries(tx, ids.ids, context.language));
  });
}

interface EndpointStep {
  readonly work: (ctx: AppContext, tx: Tx, actor: ReturnType<typeof actorOf>) => Promise<EndpointOutcome>;
  /** The answer contains the secret. */
  readonly shows?: boolean;
}

/** Changes an endpoint and returns its new state, read in the same transaction. */
export function changeEndpointBy(context: RequestContext, { work, shows = false }: EndpointStep) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return transaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [endpoint = null] = await loadEndpoints(tx, [outcome.endpointId], language);
    return { endpoint, secret: shows ? await readEndpointSecret(ctx, tx, actor, outcome.endpointId) : null };
  });
}
