import type { OrderKind, OrderState } from '@beian/domain/order-names';
import {
  type AttemptFault,
  allPartnerEventKinds,
  attemptFaults,
  type DeliveryState,
  type DisabledReason,
  deliveryStates,
  disabledReasons,
  type EndpointState,
  EVENT_LOG_DAYS,
  endpointChange,
  endpointInput,
  endpointStates,
  eventKindRow,
  MAX_DELIVERY_TRIES,
  MAX_REPLAYED_EVENTS,
  type PartnerEventKind,
  statesAfterKind,
} from '@beian/domain/partner';
import { formatCount } from '@beian/domain/text';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { enumOf, nameEnum, OrderKinds, OrderStates } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';

/** GraphQL enum values cannot contain a dot: `order.approved` is `ORDER_APPROVED`. */
const nameOf = (kind: PartnerEventKind): string => kind.toUpperCase().replace('.', '_');
export const PartnerEventKinds = Object.fromEntries(allPartnerEventKinds.map((kind) => [nameOf(kind), kind])) as Record<
  string,
  PartnerEventKind
>;
const kindDescription = (kind: PartnerEventKind): string => {
  const { label } = eventKindRow(kind);
  const into = statesAfterKind(kind);
  const leads = into.length === 0 ? '' : ` The order is then ${into.join(' or ')}.`;
  return `${label.en} ${label.zh}; in a webhook \`${kind}\`.${leads}`;
};
registerEnumType(nameEnum('PartnerEventKind', PartnerEventKinds), {
  name: 'PartnerEventKind',
  description: 'What a partner is told of 事件类别; kinds may be added. Since 2026-11.',
  valuesConfig: Object.fromEntries(
    allPartnerEventKinds.map((kind) => [nameOf(kind), { description: kindDescription(kind) }]),
  ),
});
export const EndpointStates = enumOf<EndpointState>(
  'WebhookEndpointState',
  'Whether events are sent to an endpoint.',
  endpointStates,
);
export const DisabledReasons = enumOf<DisabledReason>(
  'WebhookDisabledReason',
  'Why nothing is sent to an endpoint.',
  disabledReasons,
);
export const DeliveryStates = enumOf<DeliveryState>(
  'WebhookDeliveryState',
  'How far an event has come to an endpoint.',
  deliveryStates,
);
export const AttemptFaults = enumOf<AttemptFault>('WebhookFault', 'Why a try did not arrive.', attemptFaults);

@ObjectType('PartnerEventOrder', {
  simpleResolvers: true,
  description: 'An order as an event left it; it may have moved on. Since 2026-11.',
})
export class PartnerEventOrder {
  @Field(() => ID, { description: 'Global id; ask `order(id)` for what it is now.' })
  id!: string;

  @Field(() => String, { description: 'Its number, e.g. BD2611243601708.' })
  number!: string;

  @Field(() => OrderKinds, { description: 'What it changes.' })
  kind!: OrderKind;

  @Field(() => String, { description: 'GB/T 2260, six digits.' })
  province!: string;

  @Field(() => OrderStates, { description: 'Its state after the event.' })
  state!: OrderState;

  @Field(() => Int, { description: 'Its version after the event.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Its `reference` as it is now; null: none. Since 2026-11.' })
  reference!: string | null;
}

@ObjectType('PartnerEventRectification', {
  simpleResolvers: true,
  description: 'The rectification notice that an event is about 整改通知. Since 2026-11.',
})
export class PartnerEventRectification {
  @Field(() => ID, { description: 'Global id; ask `rectifications(recordId)` for its text and orders.' })
  id!: string;

  @Field(() => String, {
    description:
      '`subject`, `website`, or `subjectCheck` for a check of the subject that found a fault; kinds may be added.',
  })
  kind!: string;

  @Field(() => ID, { description: 'The record that it is about.' })
  recordId!: string;

  @Field(() => DateTime, { description: 'By when it is to be answered, as it is now.' })
  dueAt!: string;
}

@ObjectType('PartnerEvent', {
  simpleResolvers: true,
  implements: Node,
  description: `A row of a partner’s event log 事件, kept for ${EVENT_LOG_DAYS} days; the body of a webhook is the same. Since 2026-11.`,
})
export class PartnerEvent implements Node {
  @Field(() => ID, { description: 'Global id, the same on every try of a webhook: whoever has seen it ignores it.' })
  id!: string;

  @Field(() => PartnerEventKinds, { description: 'What happened.' })
  kind!: PartnerEventKind;

  @Field(() => String, { description: "The same in the caller's language." })
  label!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Boolean, { description: 'Of a test order 测试订单: nothing real has happened. Since 2026-11.' })
  test!: boolean;

  @Field(() => PartnerEventOrder, {
    nullable: true,
    description: 'The order as the event left it; null: a test, or about a rectification notice.',
  })
  order!: PartnerEventOrder | null;

  @Field(() => PartnerEventRectification, {
    nullable: true,
    description: 'For the kinds `RECTIFICATION_…`: the notice. Since 2026-11.',
  })
  rectification?: PartnerEventRectification;
}

@ObjectType('WebhookEndpoint', {
  simpleResolvers: true,
  implements: Node,
  description: 'Where a partner’s events are sent 推送地址, signed as Standard Webhooks says. Since 2026-11.',
})
export class WebhookEndpoint implements Node {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Its https:// address.' })
  url!: string;

  @Field(() => String, { description: 'What it is for, as the partner put it.' })
  description!: string;

  @Field(() => [PartnerEventKinds], { nullable: true, description: 'Kinds that are sent; null: all, also new ones.' })
  kinds!: readonly PartnerEventKind[] | null;

  @Field(() => EndpointStates, { description: 'Whether events are sent.' })
  state!: EndpointState;

  @Field(() => DisabledReasons, { nullable: true, description: 'Why not; null: they are.' })
  disabledReason!: DisabledReason | null;

  @Field(() => String, { nullable: true, description: "The same in the caller's language." })
  disabledText!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when not.' })
  disabledAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the earlier secret signs, too; null: it does not.',
  })
  earlierSecretUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when every try failed; null: the last one arrived.' })
  failingSince!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When an event last arrived.' })
  lastDeliveredAt!: string | null;

  @Field(() => Int, { description: `Events on their way, ${formatCount(MAX_REPLAYED_EVENTS)} at most.` })
  waiting!: number;

  @Field(() => DateTime, { description: 'Since when it is there.' })
  createdAt!: string;
}

@ObjectType('WebhookAttempt', { simpleResolvers: true, description: 'One try of a delivery. Since 2026-11.' })
export class WebhookAttempt {
  @Field(() => ID, { description: 'Global id; the header `beian-attempt`.' })
  id!: string;

  @Field(() => Int, { description: `Its place, 1 to ${MAX_DELIVERY_TRIES}.` })
  try!: number;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: string;

  @Field(() => Int, { nullable: true, description: 'Until there was an answer, ms; null: under way, or lost.' })
  tookMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the answer; null: there was none.' })
  status!: number | null;

  @Field(() => AttemptFaults, { nullable: true, description: 'Why it did not arrive; null: it did, or is under way.' })
  fault!: AttemptFault | null;

  @Field(() => String, { nullable: true, description: "The same in the caller's language." })
  faultText!: string | null;
}

@ObjectType('WebhookDelivery', {
  simpleResolvers: true,
  implements: Node,
  description: 'One event on its way to one endpoint 推送. Since 2026-11.',
})
export class WebhookDelivery implements Node {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => DeliveryStates, { description: 'How far it has come.' })
  state!: DeliveryState;

  @Field(() => String, { description: "The same in the caller's language." })
  stateLabel!: string;

  @Field(() => PartnerEvent, { description: 'What is sent.' })
  event!: PartnerEvent;

  @Field(() => DateTime, { nullable: true, description: 'When it is tried next; null: it is not.' })
  nextAt!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end.' })
  endedAt!: string | null;

  @Field(() => [WebhookAttempt], { description: 'Its tries, the first one first.' })
  attempts!: WebhookAttempt[];
}

export const PartnerEventConnection = connectionType(PartnerEvent, 'PartnerEvent');
export const WebhookEndpointConnection = connectionType(WebhookEndpoint, 'WebhookEndpoint');
export const WebhookDeliveryConnection = connectionType(WebhookDelivery, 'WebhookDelivery');

// Which addresses are taken is checked by the function that adds the endpoint.
export const WebhookEndpointInput = inputType(endpointInput(false));
export type WebhookEndpointInput = Given<ReturnType<typeof endpointInput>>;
export const WebhookEndpointChange = inputType(endpointChange(false));
export type WebhookEndpointChange = Given<ReturnType<typeof endpointChange>>;

@ObjectType('WebhookEndpointChanged', {
  simpleResolvers: true,
  description: 'An endpoint after a step. Since 2026-11.',
})
export class WebhookEndpointChanged {
  @Field(() => WebhookEndpoint, { nullable: true, description: 'As it is now; null: it was deleted.' })
  endpoint!: WebhookEndpoint | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret that signs, `whsec_…`; in the answers of `createWebhookEndpoint` and `rotateWebhookSecret` alone.',
  })
  secret!: string | null;
}

export const WebhookEndpointResult = createUnionType({
  name: 'WebhookEndpointResult',
  description: 'The endpoint, or why the step was refused. Since 2026-11.',
  types: () => [WebhookEndpointChanged, ActionRefused] as const,
  resolveType: (value) => ('endpoint' in value ? WebhookEndpointChanged : ActionRefused),
});
