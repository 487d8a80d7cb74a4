import { inTransaction, loadBoard, mayReadBoard } from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { doorRefusals } from '../texts.ts';

/** @throws GraphQLError FORBIDDEN for everybody but supervisors and administrators */
export function findBoard(context: Context) {
  const { house, language } = context;
  const actor = actorOf(context);
  if (!mayReadBoard(actor))
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(house, actor, (tx) => loadBoard(house, tx, language));
}
