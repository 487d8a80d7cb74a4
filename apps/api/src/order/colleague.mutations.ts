import { MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { assignMany, findEscalations } from './colleague.load.ts';
import { EscalatedOrderConnection, OrdersAssignedResult } from './colleague.type.ts';
import { Key } from './order.arguments.ts';

/** Escalated orders, and the assignment of many. */
@Resolver()
export class ColleagueMutations {
  @Query(() => EscalatedOrderConnection, {
    description:
      'Open escalations 待处理的升级, those first whose orders are due first, for supervisors; empty for others. Since 2026-11.',
  })
  escalations(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findEscalations(context, info, { first, after, last, before });
  }

  @Mutation(() => OrdersAssignedResult, {
    description: `Assigns up to ${MAX_ASSIGNED_ORDERS} orders 批量指派, each for itself: one that is refused stops no other. Since 2026-11.`,
  })
  assignOrders(
    @Arg('ids', () => [ID], { description: `Global ids, 1 to ${MAX_ASSIGNED_ORDERS}.` }) orderIds: string[],
    @Arg('staffId', () => ID, { nullable: true, description: 'The reviewer; null: nobody.' }) staffId: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return assignMany(context, { orderIds, staffId: staffId ?? null, key });
  }
}
