import { readLong, readOnly } from '@beian/database/transaction';
import { pushOrders } from '@beian/orders/push-orders';
import { loadHandOver, loadOrderWait } from '@beian/submissions/connections';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import type { PushInput } from './push.type.ts';

export function listHandOver(context: RequestContext) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readLong(ctx, actor, (tx) => loadHandOver(ctx, tx, { actor, language }));
}

export function findOrderWait(context: RequestContext, orderId: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, (tx) => loadOrderWait(ctx, tx, { actor, language, orderId }));
}

/** Pushes each order separately and returns a result for each. */
export async function pushMany(context: RequestContext, orders: readonly PushInput[], key: string) {
  const { ctx, language } = context;
  const calls = orders.map(({ id, version }) => ({ orderId: id, version }));
  const outcome = await pushOrders(ctx, { actor: actorOf(context), orders: calls, key });
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  return {
    results: outcome.results.map((one) => ({ ...one, refusal: one.refusal && toActionRefused(one.refusal, language) })),
  };
}
