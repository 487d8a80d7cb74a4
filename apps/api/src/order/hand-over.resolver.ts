import { MAX_PUSHED_ORDERS } from '@beian/domain/order';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { findOrderWait, listHandOver, pushMany } from './hand-over.load.ts';
import { HandOverProvince, OrderWait, PushInput, PushOrdersResult } from './hand-over.type.ts';
import { Key } from './order.arguments.ts';

/** Handing over many orders to the bureaus. */
@Resolver()
export class HandOverResolver {
  @Query(() => [HandOverProvince], {
    description:
      'Provinces in which orders wait to be pushed, most orders first, with what the connection says; empty for partners. Since 2026-11.',
  })
  handOver(@Ctx() context: RequestContext) {
    return listHandOver(context);
  }

  @Query(() => OrderWait, {
    nullable: true,
    description:
      'Why an order that was pushed has not moved on 等待原因: what is the matter with its connection; null: nothing but the normal course, and for partners. Since 2026-11.',
  })
  orderWait(
    @Arg('orderId', () => ID, { description: "The order's global id." }) orderId: string,
    @Ctx() context: RequestContext,
  ) {
    return findOrderWait(context, orderId);
  }

  @Mutation(() => PushOrdersResult, {
    description:
      'Hands orders to their bureaus 批量提交管局, each by itself: what one is refused for stops no other. The same call again pushes what is left and none twice. Since 2026-11.',
  })
  pushOrders(
    @Arg('orders', () => [PushInput], { description: `1 to ${MAX_PUSHED_ORDERS} orders, each once.` })
    orders: PushInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return pushMany(context, orders, key);
  }
}
