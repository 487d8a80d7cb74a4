import { transaction } from '@beian/database/transaction';
import { listEscalationIds, loadOpenEscalations, mayReadEscalations } from '@beian/orders/colleagues';
import { loadOrders } from '@beian/orders/order-list';
import { assignOrders } from '@beian/orders/reassign';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, emptyPage } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeOrder, toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { selectedPartsOfPage } from '../selected-parts.ts';

/** Open escalations with their orders, the earliest due first; empty unless the caller is a supervisor. */
export function findEscalations(context: RequestContext, info: GraphQLResolveInfo, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadEscalations(actor)) return connectionOf(emptyPage, []);
  return transaction(ctx, actor, async (tx) => {
    const found = await loadPage(page, () => listEscalationIds(tx, omitNullish(page)));
    const { ids } = found;
    const parts = selectedPartsOfPage(info, ['order']);
    const open = await loadOpenEscalations(ctx, tx, { ids, language });
    const views = await loadOrders(ctx, tx, { actor, ids, parts, language });
    const byOrder = new Map(open.map((one) => [one.orderId, one]));
    const nodes = views.flatMap((view) => {
      const escalation = byOrder.get(view.id);
      return escalation === undefined ? [] : [{ id: view.id, escalation, order: localizeOrder(view, language) }];
    });
    return connectionOf(found, nodes);
  });
}

export async function assignMany(
  context: RequestContext,
  call: { orderIds: string[]; staffId: string | null; key: string },
) {
  const outcome = await assignOrders(context.ctx, { actor: actorOf(context), ...call });
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  return {
    reassignmentId: outcome.reassignmentId,
    results: outcome.results.map(({ orderId, outcome: one }) => ({
      orderId,
      refused: one.ok ? null : toActionRefused(one.refusal, context.language),
    })),
  };
}
