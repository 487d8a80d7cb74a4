import type { OrderSort } from '@beian/domain/order';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { OrderSorts } from '../common/enums.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { selectedParts } from '../selected-parts.ts';
import { countQueue, findOrder, listOrders } from './order.load.ts';
import { Order, OrderConnection, QueueCount } from './order.type.ts';
import { OrderFilter } from './order-filter.ts';

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, {
    nullable: true,
    description: 'An order; null where there is none that the caller may see. Since 2026-11.',
  })
  order(
    @Arg('id', () => ID, { description: 'Its global id.' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findOrder(context, id, selectedParts(info));
  }

  @Query(() => OrderConnection, {
    description: 'Orders that the caller may see. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  orders(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Which orders.' }) filter: OrderFilter | null,
    @Arg('sort', () => OrderSorts, {
      nullable: true,
      description:
        'Without it DUE; finished orders, which have no due time, then come by UPDATED with the latest first.',
    })
    sort: OrderSort | null,
    @Arg('descending', () => Boolean, { nullable: true, description: 'The latest first; with `sort`.' })
    descending: boolean | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listOrders(context, { first, after, last, before }, { filter, sort, descending }, info);
  }

  @Query(() => [QueueCount], { description: 'How many orders each tab of the queue holds. Since 2026-11.' })
  queueCounts(@Ctx() context: RequestContext) {
    return countQueue(context);
  }
}
