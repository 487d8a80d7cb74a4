import type { OrderSort } from '@beian/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { OrderSorts } from '../common/enums.ts';
import type { Context } from '../context.ts';
import { partsAsked } from '../parts.ts';
import { OrderFilter } from './order.inputs.ts';
import { countQueue, findOrder, listOrders } from './order.load.ts';
import { Order, OrderConnection, QueueCount } from './order.type.ts';

@Resolver(() => Order)
export class OrderResolver {
  @Query(() => Order, {
    nullable: true,
    description: 'An order; null where there is none that the caller may see. Since 2026-11.',
  })
  order(
    @Arg('id', () => ID, { description: 'Its global id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findOrder(context, id, partsAsked(info));
  }

  @Query(() => OrderConnection, {
    description: 'Orders that the caller may see. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  orders(
    @Arg('first', () => Int, { nullable: true, description: 'Rows of the page, 1 to 100; 25 when left out.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page follows.' }) after:
      | string
      | null,
    @Arg('last', () => Int, { nullable: true, description: 'Rows of the page, counted from its end, 1 to 100.' })
    last: number | null,
    @Arg('before', () => String, { nullable: true, description: 'The cursor that the page precedes.' }) before:
      | string
      | null,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Which orders.' }) filter: OrderFilter | null,
    @Arg('sort', () => OrderSorts, {
      nullable: true,
      description:
        'Without it DUE; finished orders, which have no due time, then come by UPDATED with the latest first.',
    })
    sort: OrderSort | null,
    @Arg('descending', () => Boolean, { nullable: true, description: 'The latest first; with `sort`.' })
    descending: boolean | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listOrders(context, { first, after, last, before }, { filter, sort, descending }, info);
  }

  @Query(() => [QueueCount], { description: 'How many orders each tab of the queue holds. Since 2026-11.' })
  queueCounts(@Ctx() context: Context) {
    return countQueue(context);
  }
}
