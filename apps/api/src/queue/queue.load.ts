import { readOnly, transaction } from '@beian/database/transaction';
import type { QueueDeskChange } from '@beian/domain/order';
import { changeQueueDesk, loadQueueDesk } from '@beian/orders/saved-views';
import { actorOf, isStaff, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';

/** @throws GraphQLError FORBIDDEN for partners, who have no queue */
export function findQueueDesk(context: RequestContext) {
  const { ctx, language } = context;
  const actor = requireActor(context, isStaff);
  return readOnly(ctx, actor, (tx) => loadQueueDesk(ctx, tx, { actor, language }));
}

export async function changeDesk(context: RequestContext, change: QueueDeskChange, key: string) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) =>
    changeQueueDesk(context.ctx, tx, { actor, change, key }),
  );
  return outcome.ok ? findQueueDesk(context) : toActionRefused(outcome.refusal, context.language);
}
