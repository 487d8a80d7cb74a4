import type { DeliveryState, PartnerEventKind } from '@beian/domain/partner';
import { EVENT_LOG_DAYS, MAX_REPLAYED_EVENTS, overlapHours as overlapBounds } from '@beian/domain/partner';
import { formatCount } from '@beian/domain/text';
import {
  addEndpoint,
  changeEndpoint,
  removeEndpoint,
  replayEvents,
  rotateSecret,
  testEndpoint,
} from '@beian/partners/events';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { omitNullish } from '../page.ts';
import { changeEndpointBy, listDeliveries, listEndpoints, listEvents } from './webhook.load.ts';
import {
  DeliveryStates,
  PartnerEventConnection,
  PartnerEventKinds,
  WebhookDeliveryConnection,
  WebhookEndpointChange,
  WebhookEndpointConnection,
  WebhookEndpointInput,
  WebhookEndpointResult,
} from './webhook.type.ts';

const Asked = () =>
  Arg('partnerId', () => ID, {
    nullable: true,
    description: "The partner's global id; keys and people of a partner may leave it out and mean their own.",
  });
const EndpointId = () => Arg('id', () => ID, { description: "The endpoint's global id." });

/** The partner's event log, webhook endpoints and deliveries. */
@Resolver()
export class WebhookResolver {
  @Query(() => PartnerEventConnection, {
    description: `The event log of a partner 事件日志, the oldest first, ${EVENT_LOG_DAYS} days back. Nothing is ever written before a cursor: whoever goes on from \`endCursor\` misses nothing, and is refused with \`CURSOR_EXPIRED\` once the log no longer holds all that came after it. An event is shown once all that was begun before it has ended, mostly at once. With \`kinds\` or \`orderId\` the \`endCursor\` of the last page is the end of the log, also where no event matches: go on from it. Since 2026-11.`,
  })
  partnerEvents(
    @Asked() partnerId: Cursor,
    @Arg('kinds', () => [PartnerEventKinds], {
      nullable: true,
      description: 'Only events of these kinds; left out: all, also new kinds. Since 2026-11.',
    })
    kinds: PartnerEventKind[] | null,
    @Arg('orderId', () => ID, {
      nullable: true,
      description:
        "Only events of this order, a global id; the id of another partner's order is refused. Since 2026-11.",
    })
    orderId: string | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listEvents(context, partnerId ?? null, { kinds, orderId, page: { first, after, last, before } });
  }

  @Query(() => WebhookEndpointConnection, {
    description: 'Webhook endpoints of a partner 推送地址, the oldest first. Since 2026-11.',
  })
  webhookEndpoints(
    @Asked() partnerId: Cursor,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listEndpoints(context, partnerId ?? null, { first, after, last, before });
  }

  @Query(() => WebhookDeliveryConnection, {
    description: 'Deliveries to an endpoint 推送记录 with their tries, the newest first. Since 2026-11.',
  })
  webhookDeliveries(
    @Arg('endpointId', () => ID, { description: "The endpoint's global id." }) endpointId: string,
    @Asked() partnerId: Cursor,
    @Arg('state', () => DeliveryStates, { nullable: true, description: 'Only such; left out: all.' })
    state: DeliveryState | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listDeliveries(context, partnerId ?? null, { endpointId, state, page: { first, after, last, before } });
  }

  @Mutation(() => WebhookEndpointResult, {
    description:
      'Adds an endpoint 新增推送地址 and shows its secret; ten of a partner at most. Audited. Since 2026-11.',
  })
  createWebhookEndpoint(
    @Arg('input', () => WebhookEndpointInput, { description: 'Address, kinds, description.' })
    input: WebhookEndpointInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) => addEndpoint(ctx, tx, { actor, key, input: omitNullish(input) }),
      shows: true,
    });
  }

  @Mutation(() => WebhookEndpointResult, {
    description: 'Changes an endpoint, switches it off or on 修改推送地址. Audited. Since 2026-11.',
  })
  updateWebhookEndpoint(
    @EndpointId() endpointId: string,
    @Arg('input', () => WebhookEndpointChange, { description: 'What is to change.' }) input: WebhookEndpointChange,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) => changeEndpoint(ctx, tx, { actor, key, endpointId, input: omitNullish(input) }),
    });
  }

  @Mutation(() => WebhookEndpointResult, {
    description:
      'Makes a new secret and shows it 轮换签名密钥; for some hours the earlier one signs, too. Audited. Since 2026-11.',
  })
  rotateWebhookSecret(
    @EndpointId() endpointId: string,
    @Arg('overlapHours', () => Int, {
      nullable: true,
      description: `So many hours both secrets sign, 0 to ${overlapBounds.most}; ${overlapBounds.usual} when left out.`,
    })
    overlapHours: Size,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) => rotateSecret(ctx, tx, { actor, key, endpointId, input: omitNullish({ overlapHours }) }),
      shows: true,
    });
  }

  @Mutation(() => WebhookEndpointResult, {
    description: 'Deletes an endpoint 删除推送地址 with its deliveries. Audited. Since 2026-11.',
  })
  deleteWebhookEndpoint(@EndpointId() endpointId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) => removeEndpoint(ctx, tx, { actor, key, endpointId }),
    });
  }

  @Mutation(() => WebhookEndpointResult, {
    description: 'Sends `webhook.test` to an endpoint 测试推送, by the way of every event. Audited. Since 2026-11.',
  })
  testWebhookEndpoint(@EndpointId() endpointId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) => testEndpoint(ctx, tx, { actor, key, endpointId }),
    });
  }

  @Mutation(() => WebhookEndpointResult, {
    description: `Sends events of the log again 重新推送, those after \`afterEventId\`, the oldest first, ${formatCount(MAX_REPLAYED_EVENTS)} at most. Audited. Since 2026-11.`,
  })
  replayPartnerEvents(
    @EndpointId() endpointId: string,
    @Arg('afterEventId', () => ID, { description: 'The last event that has arrived.' }) afterEventId: string,
    @Arg('including', () => Boolean, { nullable: true, description: 'That event, too; false when left out.' })
    including: boolean | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return changeEndpointBy(context, {
      work: (ctx, tx, actor) =>
        replayEvents(ctx, tx, { actor, key, endpointId, afterEventId, ...omitNullish({ including }) }),
    });
  }
}
