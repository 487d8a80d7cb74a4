import type { OrderSort } from '@beian/domain';
import {
  hasPendingLookups,
  inTransactionThen,
  isAppPhotoPending,
  listOrders as listOrdersOf,
  loadOrders,
  type OrderPart,
  type PerformCall,
  type PerformOutcome,
  perform,
  queueCounts,
  readOnly,
  type Tx,
  transaction,
} from '@beian/orders';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import type { ActionRefused } from '../common/reason.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { type LocalizedOrder, localizeOrder, toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { selectedParts } from '../selected-parts.ts';
import type { OrderFilter } from './order.inputs.ts';

/** One order with the parts asked for; null where the caller sees none. */
export const findOrder = (context: RequestContext, id: string, parts: OrderPart[]): Promise<LocalizedOrder | null> =>
  readOnly(context.ctx, actorOf(context), (tx) => readOrder(context, tx, id, parts));

/** The same in a transaction that is open: as it stands there. */
export async function readOrder(
  context: RequestContext,
  tx: Tx,
  id: string,
  parts: OrderPart[],
): Promise<LocalizedOrder | null> {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await loadOrders(ctx, tx, { actor, ids: [id], parts, language });
  return view === undefined ? null : localizeOrder(view, language);
}

/** A page of orders: its ids and its rows in one transaction. */
export function listOrders(
  context: RequestContext,
  page: PageArguments,
  { filter, sort, descending }: { filter: OrderFilter | null; sort: OrderSort | null; descending: boolean | null },
  info: GraphQLResolveInfo,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const parts = selectedParts(info, ['edges', 'node']);
  // The parts of a page's orders are a statement that waits for the page.
  return (parts.length === 0 ? readOnly : transaction)(ctx, actor, async (tx) => {
    const asked = { ...omitNullish(page), ...omitNullish({ sort, descending }), filter: omitNullish(filter ?? {}) };
    const found = await loadPage(page, () => listOrdersOf(ctx, tx, { page: asked, actor, parts, language }));
    return connectionOf(
      found.page,
      found.orders.map((view) => localizeOrder(view, language)),
    );
  });
}

export function countQueue(context: RequestContext) {
  const actor = actorOf(context);
  return transaction(context.ctx, actor, (tx) => queueCounts(tx));
}

type Step = Omit<PerformCall, 'actor'>;

/** Takes one step of the life cycle and answers the order as it then stands, or why the step was refused. */
export const performStep = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndRead(context, info, (tx, actor) => perform(context.ctx, tx, { ...step, actor }));

/** How long a caller waits for what the worker finds out, ms. */
const WAIT_TIMEOUT_MS = 5000;

/** The same, answered once the worker has found out what is `pending`, or after 5 s. */
const performAndWait = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  step: Step,
  pending: (tx: Tx, orderId: string) => Promise<boolean>,
) =>
  performAndRead(
    context,
    info,
    (tx, actor) => perform(context.ctx, tx, { ...step, actor }),
    (orderId) =>
      context.changes.waitForOrder(
        orderId,
        WAIT_TIMEOUT_MS,
        async () => !(await transaction(context.ctx, actorOf(context), (tx) => pending(tx, orderId))),
      ),
  );

/** Answered once registry and bureau have spoken of the order's domains. */
export const performAndVerify = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndWait(context, info, step, hasPendingLookups);

/** Answered once the bureau's app has given the picture, or said why not. */
export const performAndFetch = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndWait(context, info, step, isAppPhotoPending);

/**
 * Runs `work` in a transaction as the caller, which also reads what is answered: under the order's lock nobody changes it in between.
 * Where something is to be `settled` first, it is read after that.
 */
export async function performAndRead(
  context: RequestContext,
  info: GraphQLResolveInfo,
  work: (tx: Tx, actor: ReturnType<typeof actorOf>) => Promise<PerformOutcome>,
  waitUntilSettled?: (orderId: string) => Promise<unknown>,
): Promise<LocalizedOrder | ActionRefused> {
  const actor = actorOf(context);
  const parts = selectedParts(info);
  const { done, read } = await inTransactionThen(
    context.ctx,
    actor,
    (tx) => work(tx, actor),
    async (tx, outcome) =>
      outcome.ok && waitUntilSettled === undefined ? readOrder(context, tx, outcome.orderId, parts) : null,
  );
  if (!done.ok) return toActionRefused(done.refusal, context.language);
  await waitUntilSettled?.(done.orderId);
  const order = waitUntilSettled === undefined ? read : await findOrder(context, done.orderId, parts);
  if (order === null) throw new Error('the order of a step that was taken is out of its own caller’s sight');
  return order;
}
