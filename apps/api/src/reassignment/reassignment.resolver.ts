import { pageLimits } from '@beian/database/sql';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { AssignCandidate } from './candidate.type.ts';
import {
  applyMoves,
  findCandidates,
  findReassignments,
  findRebalance,
  undoMoves,
  usualReassignments,
} from './reassignment.load.ts';
import { OrdersMovedResult, PlannedMoveInput, ReassignmentPage, RebalancePreview } from './reassignment.type.ts';

/** Moving orders between people: preview, execution, list and undo. */
@Resolver()
export class ReassignmentResolver {
  @Query(() => RebalancePreview, {
    description: 'Who would be given which order, from whom and why 重新分配预览; for supervisors. Since 2026-11.',
  })
  rebalance(
    @Arg('unassigned', () => Boolean, { description: 'Give out what is nobody’s, too.' }) unassigned: boolean,
    @Ctx() context: RequestContext,
  ) {
    return findRebalance(context, unassigned);
  }

  @Query(() => [AssignCandidate], {
    description:
      'Reviewers to whom these orders may be assigned, the best fit first; empty but for supervisors. Since 2026-11.',
  })
  assignCandidates(
    @Arg('orderIds', () => [ID], { description: 'Global ids; none: load, skills and absence only.' })
    orderIds: string[],
    @Ctx() context: RequestContext,
  ) {
    return findCandidates(context, orderIds);
  }

  @Mutation(() => OrdersMovedResult, {
    description:
      'Does exactly what a preview showed, each order for itself: one that has changed since is refused and stays. Supervisors only. Since 2026-11.',
  })
  applyRebalance(
    @Arg('moves', () => [PlannedMoveInput], { description: 'The moves of the preview, as they came.' })
    moves: PlannedMoveInput[],
    @Arg('token', () => String, { description: "The preview's token." }) token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return applyMoves(context, moves, token, key);
  }

  @Mutation(() => OrdersMovedResult, {
    description:
      'Takes a reassignment back 撤销转派: each order that nobody has touched since goes to whom it was taken from. Supervisors only. Since 2026-11.',
  })
  undoReassignment(
    @Arg('id', () => ID, { description: "The reassignment's global id." }) id: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return undoMoves(context, id, key);
  }

  @Query(() => ReassignmentPage, {
    description: 'What was moved in one act, the latest first 转派记录; for supervisors. Since 2026-11.',
  })
  reassignments(
    @Arg('first', () => Int, {
      nullable: true,
      description: `Rows of the page, 1 to ${pageLimits.most}; ${usualReassignments} when left out.`,
    })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page follows.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
  ) {
    return findReassignments(context, { first, after });
  }
}
