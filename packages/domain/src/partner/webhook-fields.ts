import type { RectificationKind } from '../bureau/rectification.ts';
import { enumOf, fieldsOf, objectOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { PartnerEventKind } from '../order-names/partner-events.ts';
import type { OrderState } from '../order-names/states.ts';
import type { BureauWords } from '../reasons/bureau-words.ts';
import { formatCount } from '../text/in-words.ts';
import { type PartnerEventRulesView, partnerEventRulesFields } from './rules-event-fields.ts';
import {
  type AttemptFault,
  type DeliveryState,
  type DisabledReason,
  type EndpointState,
  EVENT_LOG_DAYS,
  MAX_DELIVERY_TRIES,
  MAX_REPLAYED_EVENTS,
} from './webhooks.ts';

export const partnerEventOrderFields = fieldsOf(
  'PartnerEventOrder',
  'An order as an event left it; it may have moved on. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id; ask `order(id)` for what it is now.' },
    number: { shape: 'String', description: 'Its number, e.g. BD2611243601708.' },
    kind: { shape: enumOf<OrderKind>('OrderKind'), description: 'What it changes.', console: false },
    province: { shape: 'String', description: 'GB/T 2260, six digits.', console: false },
    state: { shape: enumOf<OrderState>('OrderState'), description: 'Its state after the event.', console: false },
    version: { shape: 'Int', description: 'Its version after the event.', console: false },
    reference: {
      shape: 'String',
      nullable: true,
      description: 'Its `reference` as it is now; null: none. Since 2026-11.',
      console: false,
    },
  },
);
export type PartnerEventOrderView = ViewOf<typeof partnerEventOrderFields>;

export const partnerEventRectificationFields = fieldsOf(
  'PartnerEventRectification',
  'The rectification notice that an event is about 整改通知. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id; ask `rectifications(recordId)` for its text and orders.' },
    kind: {
      shape: textOf<RectificationKind>(),
      description:
        '`subject`, `website`, or `subjectCheck` for a check of the subject that found a fault; kinds may be added.',
    },
    recordId: { shape: 'ID', description: 'The record that it is about.' },
    dueAt: { shape: 'DateTime', description: 'By when it is to be answered, as it is now.' },
  },
);
export type PartnerEventRectificationView = ViewOf<typeof partnerEventRectificationFields>;

export const partnerEventFields = fieldsOf(
  'PartnerEvent',
  `A row of a partner’s event log 事件, kept for ${EVENT_LOG_DAYS} days; the body of a webhook is the same. Since 2026-11.`,
  {
    id: { shape: 'ID', description: 'Global id, the same on every try of a webhook: whoever has seen it ignores it.' },
    kind: { shape: enumOf<PartnerEventKind>('PartnerEventKind'), description: 'What happened.' },
    label: { shape: 'String', description: "The same in the caller's language." },
    at: { shape: 'DateTime', description: 'When.', console: false },
    test: {
      shape: 'Boolean',
      description: 'Of a test order 测试订单: nothing real has happened. Since 2026-11.',
      console: false,
    },
    order: {
      shape: partnerEventOrderFields,
      nullable: true,
      description: 'The order as the event left it; null: a test, or about a rectification notice or the rules.',
    },
    rectification: {
      shape: partnerEventRectificationFields,
      nullable: true,
      description: 'For the kinds `RECTIFICATION_…`: the notice. Since 2026-11.',
      console: false,
    },
    rules: {
      shape: partnerEventRulesFields,
      nullable: true,
      description: 'For `RULES_CHANGED`: what changes, and from which day on. Since 2026-12.',
      console: false,
    },
  },
);
export type PartnerEventView = ViewOf<typeof partnerEventFields>;

/** Body of a webhook and row of the event log: contains nothing personal; receivers query the order by its id. */
export interface PartnerEventBody extends Omit<PartnerEventView, 'label' | 'rectification' | 'rules'> {
  /** For the kinds `rectification.…`, which are about no order. */
  readonly rectification?: PartnerEventRectificationView;
  /** For `rules.changed`. */
  readonly rules?: PartnerEventRulesView;
  /** For `order.refused`: the bureau's text, personal values masked; absent: not known. */
  readonly bureau?: BureauWords;
}

export const webhookEndpointFields = fieldsOf(
  'WebhookEndpoint',
  'Where a partner’s events are sent 推送地址, signed as Standard Webhooks says. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    url: { shape: 'String', description: 'Its https:// address.' },
    description: { shape: 'String', description: 'What it is for, as the partner put it.' },
    kinds: {
      shape: enumOf<PartnerEventKind>('PartnerEventKind'),
      nullable: true,
      list: true,
      description: 'Kinds that are sent; null: all, also new ones.',
    },
    state: { shape: enumOf<EndpointState>('WebhookEndpointState'), description: 'Whether events are sent.' },
    disabledReason: {
      shape: enumOf<DisabledReason>('WebhookDisabledReason'),
      nullable: true,
      description: 'Why not; null: they are.',
      console: false,
    },
    disabledText: { shape: 'String', nullable: true, description: "The same in the caller's language." },
    disabledAt: { shape: 'DateTime', nullable: true, description: 'Since when not.' },
    earlierSecretUntil: {
      shape: 'DateTime',
      nullable: true,
      description: 'Until when the earlier secret signs, too; null: it does not.',
    },
    failingSince: {
      shape: 'DateTime',
      nullable: true,
      description: 'Since when every try failed; null: the last one arrived.',
    },
    lastDeliveredAt: { shape: 'DateTime', nullable: true, description: 'When an event last arrived.' },
    waiting: { shape: 'Int', description: `Events on their way, ${formatCount(MAX_REPLAYED_EVENTS)} at most.` },
    createdAt: { shape: 'DateTime', description: 'Since when it is there.', console: false },
  },
);
export type WebhookEndpointView = ViewOf<typeof webhookEndpointFields>;

export const webhookAttemptFields = fieldsOf('WebhookAttempt', 'One try of a delivery. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id; the header `beian-attempt`.' },
  try: { shape: 'Int', description: `Its place, 1 to ${MAX_DELIVERY_TRIES}.`, console: false },
  startedAt: { shape: 'DateTime', description: 'When it began.' },
  tookMs: { shape: 'Int', nullable: true, description: 'Until there was an answer, ms; null: under way, or lost.' },
  status: { shape: 'Int', nullable: true, description: 'The HTTP status of the answer; null: there was none.' },
  fault: {
    shape: enumOf<AttemptFault>('WebhookFault'),
    nullable: true,
    description: 'Why it did not arrive; null: it did, or is under way.',
  },
  faultText: { shape: 'String', nullable: true, description: "The same in the caller's language." },
});
export type WebhookAttemptView = ViewOf<typeof webhookAttemptFields>;

export const webhookDeliveryFields = fieldsOf(
  'WebhookDelivery',
  'One event on its way to one endpoint 推送. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    state: { shape: enumOf<DeliveryState>('WebhookDeliveryState'), description: 'How far it has come.' },
    stateLabel: { shape: 'String', description: "The same in the caller's language." },
    event: { shape: objectOf<PartnerEventView>('PartnerEvent'), description: 'What is sent.' },
    nextAt: { shape: 'DateTime', nullable: true, description: 'When it is tried next; null: it is not.' },
    createdAt: { shape: 'DateTime', description: 'When it was written.' },
    endedAt: { shape: 'DateTime', nullable: true, description: 'When it came to its end.' },
    attempts: {
      shape: webhookAttemptFields,
      list: true,
      description: 'Its tries, the first one first.',
    },
  },
);
export type WebhookDeliveryView = ViewOf<typeof webhookDeliveryFields>;

export const webhookEndpointChangedFields = fieldsOf(
  'WebhookEndpointChanged',
  'An endpoint after a step. Since 2026-11.',
  {
    endpoint: {
      shape: objectOf<WebhookEndpointView>('WebhookEndpoint'),
      nullable: true,
      description: 'As it is now; null: it was deleted.',
    },
    secret: {
      shape: 'String',
      nullable: true,
      description:
        'The secret that signs, `whsec_…`; in the answers of `createWebhookEndpoint` and `rotateWebhookSecret` alone.',
      console: false,
    },
  },
);
export type WebhookEndpointChangedView = ViewOf<typeof webhookEndpointChangedFields>;

export const followedEventFields = fieldsOf(
  'FollowedEvent',
  'A row of the event log as it comes to whoever follows it 跟随. Since 2026-11.',
  {
    cursor: {
      shape: 'String',
      description: 'Give it as `after` to go on behind this event; also good for `partnerEvents(after:)`.',
    },
    event: {
      shape: objectOf<PartnerEventView>('PartnerEvent'),
      nullable: true,
      description: 'What happened; null in the first answer, which says from which cursor on is followed.',
    },
    order: {
      shape: objectOf<unknown>('Order'),
      nullable: true,
      description:
        'The order as it is at the moment of the answer: it may have moved on since the event. null in the first answer, and for an event about a rectification notice or the rules.',
    },
  },
);
export type FollowedEventView = ViewOf<typeof followedEventFields>;
