import { actionFragment, actionRefusedFragment, leaseFragment } from '../generated/common.ts';
import { orderPartsFragment } from '../generated/order.ts';
import { graphql } from '../graphql.ts';

export const orderAnswer = graphql(
  `
    fragment OrderAnswer on OrderResult @_unmask {
      __typename
      ...OrderParts
      ...ActionRefused
    }
  `,
  [orderPartsFragment, actionRefusedFragment],
);

// Mutations of the desk that answer something of their own; those of events: generated/desk-events.ts.

/** The answer contains only what a verdict can change, because a reviewer gives many per minute. */
export const recordVerdictDocument = graphql(
  `
    mutation RecordVerdict(
      $id: ID!
      $token: String!
      $item: String!
      $hash: String!
      $verdict: Verdict!
      $reasons: [VerdictReasonInput!]
      $grouped: Boolean
      $key: String!
    ) {
      recordVerdict(
        id: $id
        token: $token
        item: $item
        hash: $hash
        verdict: $verdict
        reasons: $reasons
        grouped: $grouped
        key: $key
      ) {
        __typename
        ... on Order {
          id
          version
          lease {
            ...Lease
          }
          actions {
            ...Action
          }
          items {
            key
            hash
            verdict
            reasons {
              code
              label
              advice
              words
            }
          }
        }
        ...ActionRefused
      }
    }
  `,
  [leaseFragment, actionFragment, actionRefusedFragment],
);

export const heartbeatDocument = graphql(
  `
    mutation Heartbeat($id: ID!, $token: String!) {
      heartbeat(id: $id, token: $token) {
        __typename
        ... on Order {
          id
          lease {
            ...Lease
          }
        }
        ...ActionRefused
      }
    }
  `,
  [leaseFragment, actionRefusedFragment],
);
