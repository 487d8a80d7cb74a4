import type { QueueDeskChange } from '@beian/domain';
import { changeQueueDesk, inTransaction, loadQueueDesk } from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

/** @throws GraphQLError FORBIDDEN for a partner, who has no queue */
export function findQueueDesk(context: Context) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (actor.kind !== 'staff')
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(ctx, actor, (tx) => loadQueueDesk(ctx, tx, { actor, language }));
}

export async function changeDesk(context: Context, change: QueueDeskChange, key: string) {
  const actor = actorOf(context);
  const outcome = await inTransaction(context.ctx, actor, (tx) =>
    changeQueueDesk(context.ctx, tx, { actor, change, key }),
  );
  return outcome.ok ? findQueueDesk(context) : refused(outcome.refusal, context.language);
}
