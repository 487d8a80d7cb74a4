import { inTransaction, loadBoard, mayReadBoard } from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { doorRefusals } from '../texts.ts';

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function findBoard(context: Context) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadBoard(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(ctx, actor, (tx) => loadBoard(ctx, tx, language));
}
