import { readLong } from '@beian/database/transaction';
import { loadBoard, mayReadBoard } from '@beian/reporting/board';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { type RequestContext, requireActor } from '../context.ts';
import { omitNullish } from '../page.ts';
import { Board, BoardFilterInput } from './board.type.ts';

@Resolver()
export class BoardResolver {
  @Query(() => Board, { description: 'The SLA board 时效看板; for supervisors and administrators. Since 2026-11.' })
  board(
    @Arg('filter', () => BoardFilterInput, { nullable: true, description: 'Narrows the figures.' })
    filter: BoardFilterInput | null,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = requireActor(context, mayReadBoard);
    return readLong(ctx, actor, (tx) => loadBoard(ctx, tx, language, omitNullish({ ...filter })));
  }
}
