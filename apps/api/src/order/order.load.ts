import { readList, readOnly, type Tx, transaction } from '@beian/database/transaction';
import { type OrderSort, orderFilters, WORKER_WAIT_MS } from '@beian/domain/order';
import type { PerformCall, PerformOutcome } from '@beian/orders/event';
import { hasPendingLookups } from '@beian/orders/lookups';
import { isAppPhotoPending } from '@beian/orders/material';
import { listOrders as listOrdersOf, loadOrders, queueCounts, readOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import type { OrderPart } from '@beian/orders/views';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import type { ActionRefused } from '../common/reason.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { type LocalizedOrder, localizeOrder, toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import { selectedParts, selectedPartsOfPage } from '../selected-parts.ts';
import type { OrderFilter } from './order-filter.ts';

/** One order with the given parts; null if the caller cannot see it. */
export const findOrder = (
  context: RequestContext,
  id: string,
  parts: readonly OrderPart[],
): Promise<LocalizedOrder | null> =>
  readOrders(context.ctx, actorOf(context), parts, (tx) => readOrder(context, tx, id, parts));

/** Like `findOrder`, in an open transaction. */
export async function readOrder(
  context: RequestContext,
  tx: Tx,
  id: string,
  parts: readonly OrderPart[],
): Promise<LocalizedOrder | null> {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await loadOrders(ctx, tx, { actor, ids: [id], parts, language });
  return view === undefined ? null : localizeOrder(view, language);
}

/** A page of orders; ids and rows are read in one transaction. */
export function listOrders(
  context: RequestContext,
  page: PageArguments,
  { filter, sort, descending }: { filter: OrderFilter | null; sort: OrderSort | null; descending: boolean | null },
  info: GraphQLResolveInfo,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (filter != null)
    assertReadableFilter(orderFilters, filter, { prefix: 'filter.', isStaff: actor.kind === 'staff' });
  const parts = selectedPartsOfPage(info);
  return readOrders(
    ctx,
    actor,
    parts,
    async (tx) => {
      const asked = { ...omitNullish(page), ...omitNullish({ sort, descending }), filter: omitNullish(filter ?? {}) };
      const found = await loadPage(page, () => listOrdersOf(ctx, tx, { page: asked, actor, parts, language }));
      return connectionOf(
        found.page,
        found.orders.map((view) => localizeOrder(view, language)),
      );
    },
    readList,
  );
}

export function countQueue(context: RequestContext) {
  const actor = actorOf(context);
  return readList(context.ctx, actor, (tx) => queueCounts(tx));
}

type Step = Omit<PerformCall, 'actor'>;

/** Performs one event of the life cycle; returns the order afterwards, or the refusal. */
export const performStep = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndRead(context, info, (tx, actor) => perform(context.ctx, tx, { ...step, actor }));

/** Like `performStep`, but answers once the worker has resolved what is `pending`, or after WORKER_WAIT_MS. */
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
        WORKER_WAIT_MS,
        async () => !(await readOnly(context.ctx, actorOf(context), (tx) => pending(tx, orderId))),
      ),
  );

/** Answers once registry and bureau have answered about the order's domains. */
export const performAndVerify = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndWait(context, info, step, hasPendingLookups);

/** Answers once the bureau's app has delivered the photo or refused. */
export const performAndFetch = (context: RequestContext, info: GraphQLResolveInfo, step: Step) =>
  performAndWait(context, info, step, isAppPhotoPending);

/**
 * Runs `work` in a transaction as the caller and reads the answer in it, under the order's lock. With `waitUntilSettled` the answer is read
 * after that.
 */
export async function performAndRead(
  context: RequestContext,
  info: GraphQLResolveInfo,
  work: (tx: Tx, actor: ReturnType<typeof actorOf>) => Promise<PerformOutcome>,
  waitUntilSettled?: (orderId: string) => Promise<unknown>,
): Promise<LocalizedOrder | ActionRefused> {
  const actor = actorOf(context);
  const parts = selectedParts(info);
  const { done, read } = await transaction(context.ctx, actor, async (tx) => {
    const done = await work(tx, actor);
    const readsNow = done.ok && waitUntilSettled === undefined;
    return { done, read: readsNow ? await readOrder(context, tx, done.orderId, parts) : null };
  });
  if (!done.ok) return toActionRefused(done.refusal, context.language);
  await waitUntilSettled?.(done.orderId);
  const order = waitUntilSettled === undefined ? read : await findOrder(context, done.orderId, parts);
  if (order === null) throw new Error('the order of a step that was taken is out of its own caller’s sight');
  return order;
}
