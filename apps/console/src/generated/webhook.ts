// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const webhookEndpointFragment = /* @__PURE__ */ graphql(`
  fragment WebhookEndpoint on WebhookEndpoint @_unmask {
    id
    url
    description
    kinds
    state
    disabledText
    disabledAt
    earlierSecretUntil
    failingSince
    lastDeliveredAt
    waiting
  }
`);
export type WebhookEndpoint = ResultOf<typeof webhookEndpointFragment>;
export const partnerEventOrderFragment = /* @__PURE__ */ graphql(`
  fragment PartnerEventOrder on PartnerEventOrder @_unmask {
    id
    number
  }
`);
export type PartnerEventOrder = ResultOf<typeof partnerEventOrderFragment>;
export const partnerEventFragment = /* @__PURE__ */ graphql(`
  fragment PartnerEvent on PartnerEvent @_unmask {
    id
    kind
    label
    order {
      ...PartnerEventOrder
    }
  }
`, [partnerEventOrderFragment]);
export type PartnerEvent = ResultOf<typeof partnerEventFragment>;
export const webhookAttemptFragment = /* @__PURE__ */ graphql(`
  fragment WebhookAttempt on WebhookAttempt @_unmask {
    id
    startedAt
    tookMs
    status
    fault
    faultText
  }
`);
export type WebhookAttempt = ResultOf<typeof webhookAttemptFragment>;
export const webhookDeliveryFragment = /* @__PURE__ */ graphql(`
  fragment WebhookDelivery on WebhookDelivery @_unmask {
    id
    state
    stateLabel
    event {
      ...PartnerEvent
    }
    nextAt
    createdAt
    endedAt
    attempts {
      ...WebhookAttempt
    }
  }
`, [partnerEventFragment, webhookAttemptFragment]);
export type WebhookDelivery = ResultOf<typeof webhookDeliveryFragment>;
export const webhookEndpointsDocument = /* @__PURE__ */ graphql(`
  query WebhookEndpoints($before: String, $last: Int, $after: String, $first: Int, $partnerId: ID) {
    webhookEndpoints(before: $before, last: $last, after: $after, first: $first, partnerId: $partnerId) {
      edges {
        node {
          ...WebhookEndpoint
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [webhookEndpointFragment, pageInfoFragment]);
export const webhookDeliveriesDocument = /* @__PURE__ */ graphql(`
  query WebhookDeliveries($before: String, $last: Int, $after: String, $first: Int, $state: WebhookDeliveryState, $partnerId: ID, $endpointId: ID!) {
    webhookDeliveries(before: $before, last: $last, after: $after, first: $first, state: $state, partnerId: $partnerId, endpointId: $endpointId) {
      edges {
        node {
          ...WebhookDelivery
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [webhookDeliveryFragment, pageInfoFragment]);
export const updateWebhookEndpointDocument = /* @__PURE__ */ graphql(`
  mutation UpdateWebhookEndpoint($key: String!, $input: WebhookEndpointChange!, $id: ID!) {
    done: updateWebhookEndpoint(key: $key, input: $input, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const replayPartnerEventsDocument = /* @__PURE__ */ graphql(`
  mutation ReplayPartnerEvents($key: String!, $including: Boolean, $afterEventId: ID!, $id: ID!) {
    done: replayPartnerEvents(key: $key, including: $including, afterEventId: $afterEventId, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
