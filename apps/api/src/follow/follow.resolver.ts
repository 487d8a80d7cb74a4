import type { PartnerEventKind } from '@beian/domain/partner';
import { EVENT_LOG_DAYS } from '@beian/domain/partner';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { PartnerEventKinds } from '../webhook/webhook.type.ts';
import { type FollowArguments, type FollowedItem, followOrders, withCurrentOrder } from './follow.load.ts';
import { FollowedEvent } from './follow.type.ts';

/** The event log of a partner as a stream. */
@Resolver()
export class FollowResolver {
  @Subscription(() => FollowedEvent, {
    description: `What happens to the caller's own orders 跟随订单, the rectification notices about its records, and changes of the rules, in the sequence of its event log and from whichever process wrote it; over WebSocket at \`/graphql\` (graphql-transport-ws), with a partner's key in \`connection_init\`. The first answer holds the cursor that is begun from; whoever comes back with the last cursor it has seen misses nothing and sees nothing twice, up to ${EVENT_LOG_DAYS} days later. Since 2026-11.`,
    subscribe: ({ args, context }) => followOrders(context as RequestContext, args as FollowArguments),
  })
  orderEvents(
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The last cursor that was seen; left out: from now on. Refused with `CURSOR_EXPIRED` where the log no longer holds what came after it.',
    })
    _after: string | null,
    @Arg('orderId', () => ID, {
      nullable: true,
      description: "An order's global id; left out: all orders and notices.",
    })
    _orderId: string | null,
    @Arg('kinds', () => [PartnerEventKinds], {
      nullable: true,
      description: 'Only such events; left out: all, also new kinds.',
    })
    _kinds: PartnerEventKind[] | null,
    @Root() told: FollowedItem,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return withCurrentOrder(context, told, info);
  }
}
