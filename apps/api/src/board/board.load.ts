import { readLong } from '@beian/database/transaction';
import type { BoardFilter } from '@beian/domain/board';
import { loadBoard, mayReadBoard } from '@beian/reporting/board';
import { GraphQLError } from 'graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { httpRefusals } from '../texts.ts';

/** @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator */
export function findBoard(context: RequestContext, filter: BoardFilter) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadBoard(actor))
    throw new GraphQLError(httpRefusals.FORBIDDEN.message[language], { extensions: { code: 'FORBIDDEN' } });
  return readLong(ctx, actor, (tx) => loadBoard(ctx, tx, language, filter));
}
