import { isStoreError } from '@beian/database/connection';
import { readLong, readOnly } from '@beian/database/transaction';
import { eventRow } from '@beian/domain/order';
import { hasAnyRole } from '@beian/domain/staff';
import { pushOrders } from '@beian/orders/push-orders';
import { loadHandOver, loadOrderWait } from '@beian/submissions/connections';
import { checkReport } from '@beian/submissions/report-check';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import type { PushInput } from './hand-over.type.ts';

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

/**
 * Builds and checks the report where its job has not run yet, so that no push waits for the queue. A report that cannot be built is stored with
 * its problem, for which the push is refused.
 */
export async function checkReportOfPush(context: RequestContext, orderId: string): Promise<void> {
  const { ctx } = context;
  const actor = actorOf(context);
  if (actor.kind !== 'staff' || !hasAnyRole(actor, eventRow('pushToBureau').by)) return;
  try {
    await checkReport(ctx, orderId);
  } catch (error) {
    // What else kept it from being built is stored for the desk, and the job tries again.
    if (isStoreError(error)) throw error;
  }
}

/** Pushes each order separately and returns a result for each. */
export async function pushMany(context: RequestContext, orders: readonly PushInput[], key: string) {
  const { ctx, language } = context;
  const outcome = await pushOrders(ctx, {
    actor: actorOf(context),
    orders,
    key,
    before: (orderId) => checkReportOfPush(context, orderId),
  });
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  return {
    results: outcome.results.map((one) => ({ ...one, refusal: one.refusal && toActionRefused(one.refusal, language) })),
  };
}
