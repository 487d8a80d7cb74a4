import {
  assignOrders,
  inTransaction,
  listEscalationIds,
  loadOrders,
  mayReadEscalations,
  openEscalationsOf,
} from '@beian/orders';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, emptyPage } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { partsAsked } from '../parts.ts';
import { orderInWords, refused } from '../words.ts';

/** Open escalations with their orders, the earliest due first; none for whoever is no supervisor. */
export function findEscalations(context: Context, info: GraphQLResolveInfo, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadEscalations(actor)) return connectionOf(emptyPage, []);
  return inTransaction(ctx, actor, async (tx) => {
    const found = await pageOf(page, () => listEscalationIds(tx, present(page)));
    const { ids } = found;
    const parts = partsAsked(info, ['edges', 'node', 'order']);
    const open = await openEscalationsOf(ctx, tx, { ids, language });
    const views = await loadOrders(ctx, tx, { actor, ids, parts, language });
    const byOrder = new Map(open.map((one) => [one.orderId, one]));
    const nodes = views.flatMap((view) => {
      const escalation = byOrder.get(view.id);
      return escalation === undefined ? [] : [{ id: view.id, escalation, order: orderInWords(view, language) }];
    });
    return connectionOf(found, nodes);
  });
}

export async function assignMany(context: Context, call: { orderIds: string[]; staffId: string | null; key: string }) {
  const outcome = await assignOrders(context.ctx, { actor: actorOf(context), ...call });
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  return {
    reassignmentId: outcome.reassignmentId,
    results: outcome.results.map(({ orderId, outcome: one }) => ({
      orderId,
      refused: one.ok ? null : refused(one.refusal, context.language),
    })),
  };
}
