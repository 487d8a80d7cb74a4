import {
  type AttemptFault,
  allPartnerEventKinds,
  attemptFaults,
  type DeliveryState,
  type DisabledReason,
  deliveryStates,
  disabledReasons,
  type EndpointState,
  endpointChange,
  endpointInput,
  endpointStates,
  eventKindRow,
  type PartnerEventKind,
  partnerEventFields,
  statesAfterKind,
  webhookDeliveryFields,
  webhookEndpointChangedFields,
  webhookEndpointFields,
} from '@beian/domain/partner';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../common/enums.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

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
registerEnumType(PartnerEventKinds, {
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

export const PartnerEvent = objectType(partnerEventFields, Node);

export const WebhookEndpoint = objectType(webhookEndpointFields, Node);

export const WebhookDelivery = objectType(webhookDeliveryFields, Node);

export const PartnerEventConnection = connectionType(PartnerEvent, 'PartnerEvent');
export const WebhookEndpointConnection = connectionType(WebhookEndpoint, 'WebhookEndpoint');
export const WebhookDeliveryConnection = connectionType(WebhookDelivery, 'WebhookDelivery');

// Which addresses are taken is checked by the function that adds the endpoint.
export const WebhookEndpointInput = inputType(endpointInput(false));
export type WebhookEndpointInput = Given<ReturnType<typeof endpointInput>>;
export const WebhookEndpointChange = inputType(endpointChange(false));
export type WebhookEndpointChange = Given<ReturnType<typeof endpointChange>>;

export const WebhookEndpointChanged = objectType(webhookEndpointChangedFields);

export const WebhookEndpointResult = resultType(
  'WebhookEndpointResult',
  'The endpoint, or why the step was refused. Since 2026-11.',
  WebhookEndpointChanged,
);
