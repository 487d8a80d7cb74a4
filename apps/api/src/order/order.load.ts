import type { OrderSort } from '@beian/domain';
import {
  appPhotoIsPending,
  atOnce,
  inTransaction,
  inTransactionThen,
  listOrders as listOrdersOf,
  loadOrders,
  lookupsArePending,
  type OrderPart,
  type Outcome,
  type PerformCall,
  perform,
  queueCounts,
  type Tx,
} from '@beian/orders';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import type { ActionRefused } from '../common/reason.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { partsAsked } from '../parts.ts';
import { type OrderInWords, orderInWords, refused } from '../words.ts';
import type { OrderFilter } from './order.inputs.ts';

/** One order with the parts asked for; null where the caller sees none. */
export const findOrder = (context: Context, id: string, parts: OrderPart[]): Promise<OrderInWords | null> =>
  atOnce(context.ctx, actorOf(context), (tx) => readOrder(context, tx, id, parts));

/** The same in a transaction that is open: as it stands there. */
export async function readOrder(
  context: Context,
  tx: Tx,
  id: string,
  parts: OrderPart[],
): Promise<OrderInWords | null> {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const [view] = await loadOrders(ctx, tx, { actor, ids: [id], parts, language });
  return view === undefined ? null : orderInWords(view, language);
}

/** A page of orders: its ids and its rows in one transaction. */
export function listOrders(
  context: Context,
  page: PageArguments,
  { filter, sort, descending }: { filter: OrderFilter | null; sort: OrderSort | null; descending: boolean | null },
  info: GraphQLResolveInfo,
) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const parts = partsAsked(info, ['edges', 'node']);
  // The parts of a page's orders are a statement that waits for the page.
  return (parts.length === 0 ? atOnce : inTransaction)(ctx, actor, async (tx) => {
    const asked = { ...present(page), ...present({ sort, descending }), filter: present(filter ?? {}) };
    const found = await pageOf(page, () => listOrdersOf(ctx, tx, { page: asked, actor, parts, language }));
    return connectionOf(
      found.page,
      found.orders.map((view) => orderInWords(view, language)),
    );
  });
}

export function countQueue(context: Context) {
  const actor = actorOf(context);
  return inTransaction(context.ctx, actor, (tx) => queueCounts(tx));
}

type Step = Omit<PerformCall, 'actor'>;

/** Takes one step of the life cycle and answers the order as it then stands, or why the step was refused. */
export const take = (context: Context, info: GraphQLResolveInfo, step: Step) =>
  answer(context, info, (tx, actor) => perform(context.ctx, tx, { ...step, actor }));

/** How long a caller waits for what the worker finds out, ms. */
const PATIENCE_MS = 5000;

/** The same, answered once the worker has found out what is `pending`, or after 5 s. */
const takeAndWait = (
  context: Context,
  info: GraphQLResolveInfo,
  step: Step,
  pending: (tx: Tx, orderId: string) => Promise<boolean>,
) =>
  answer(
    context,
    info,
    (tx, actor) => perform(context.ctx, tx, { ...step, actor }),
    (orderId) =>
      context.changes.until(
        orderId,
        PATIENCE_MS,
        async () => !(await inTransaction(context.ctx, actorOf(context), (tx) => pending(tx, orderId))),
      ),
  );

/** Answered once registry and bureau have spoken of the order's domains. */
export const takeAndVerify = (context: Context, info: GraphQLResolveInfo, step: Step) =>
  takeAndWait(context, info, step, lookupsArePending);

/** Answered once the bureau's app has given the picture, or said why not. */
export const takeAndFetch = (context: Context, info: GraphQLResolveInfo, step: Step) =>
  takeAndWait(context, info, step, appPhotoIsPending);

/**
 * Runs `work` in a transaction as the caller, which also reads what is answered: under the order's lock nobody changes it in between.
 * Where something is to be `settled` first, it is read after that.
 */
export async function answer(
  context: Context,
  info: GraphQLResolveInfo,
  work: (tx: Tx, actor: ReturnType<typeof actorOf>) => Promise<Outcome>,
  settled?: (orderId: string) => Promise<unknown>,
): Promise<OrderInWords | ActionRefused> {
  const actor = actorOf(context);
  const parts = partsAsked(info);
  const { done, read } = await inTransactionThen(
    context.ctx,
    actor,
    (tx) => work(tx, actor),
    async (tx, outcome) =>
      outcome.ok && settled === undefined ? readOrder(context, tx, outcome.orderId, parts) : null,
  );
  if (!done.ok) return refused(done.refusal, context.language);
  await settled?.(done.orderId);
  const order = settled === undefined ? read : await findOrder(context, done.orderId, parts);
  if (order === null) throw new Error('the order of a step that was taken is out of its own caller’s sight');
  return order;
}
