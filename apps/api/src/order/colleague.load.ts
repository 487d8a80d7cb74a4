import { assignOrders, inTransaction, listOpenEscalations, loadOrders } from '@beian/orders';
import type { GraphQLResolveInfo } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { opens, partsAsked } from '../parts.ts';
import { orderInWords, refused } from '../words.ts';

/** Open escalations with their orders, the earliest due first; none for whoever is no supervisor. */
export function findEscalations(context: Context, info: GraphQLResolveInfo) {
  const { house, language } = context;
  const actor = actorOf(context);
  return inTransaction(house, actor, async (tx) => {
    const open = await listOpenEscalations(house, tx, { actor, language });
    const parts = partsAsked(info, ['order']);
    const ids = open.map(({ orderId }) => orderId);
    const views = await loadOrders(house, tx, { actor, ids, parts, language, opening: opens(parts) });
    const orders = new Map(views.map((view) => [view.id, orderInWords(view, language)]));
    return open.flatMap((escalation) => {
      const order = orders.get(escalation.orderId);
      return order === undefined ? [] : [{ escalation, order }];
    });
  });
}

export async function assignMany(context: Context, call: { orderIds: string[]; staffId: string | null; key: string }) {
  const outcome = await assignOrders(context.house, { actor: actorOf(context), ...call });
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  return {
    reassignmentId: outcome.reassignmentId,
    results: outcome.results.map(({ orderId, outcome: one }) => ({
      orderId,
      refused: one.ok ? null : refused(one.refusal, context.language),
    })),
  };
}
