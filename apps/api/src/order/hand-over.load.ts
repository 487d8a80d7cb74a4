import { inTransaction, loadHandOver, pushOrders } from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { refused } from '../words.ts';
import type { PushInput } from './push.type.ts';

export function listHandOver(context: Context) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return inTransaction(ctx, actor, (tx) => loadHandOver(ctx, tx, { actor, language }));
}

/** Pushes each order by itself, and says of each what became of it. */
export async function pushMany(context: Context, orders: readonly PushInput[], key: string) {
  const { ctx, language } = context;
  const calls = orders.map(({ id, version }) => ({ orderId: id, version }));
  const outcome = await pushOrders(ctx, { actor: actorOf(context), orders: calls, key });
  if (!outcome.ok) return refused(outcome.refusal, language);
  return {
    results: outcome.results.map((one) => ({ ...one, refusal: one.refusal && refused(one.refusal, language) })),
  };
}
