import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const curtain = graphql(`
  fragment CurtainParts on Curtain @_unmask {
    id
    orderId
    orderNumber
    filingNumber
    subjectName
    partnerName
    state
    stateLabel
    provinceName
    consignee
    mobile
    city
    address
    masked
    requestedAt
    shipBy
    courier
    trackingNumber
    shippedAt
    staffName
    arrivesFrom
    arrivesBy
    deliveredAt
    actions {
      event
      label
      presence
      reasons {
        code
        message
      }
    }
  }
`);

export const curtainsDocument = graphql(
  `
    query Curtains($state: CurtainState!, $first: Int, $after: String) {
      viewer {
        now
      }
      curtains(state: $state, first: $first, after: $after) {
        edges {
          node {
            ...CurtainParts
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [curtain],
);

/** Opens one: the address is in clear when the caller may send it, and the access is audited. */
export const curtainDocument = graphql(
  `
    query Curtain($id: ID!) {
      curtain(id: $id) {
        ...CurtainParts
      }
    }
  `,
  [curtain],
);

export const shipCurtainDocument = graphql(
  `
    mutation ShipCurtain($id: ID!, $curtainId: ID!, $courier: String!, $trackingNumber: String!, $key: String!) {
      shipCurtain(id: $id, curtainId: $curtainId, courier: $courier, trackingNumber: $trackingNumber, key: $key) {
        __typename
        ... on Order {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Curtain = ResultOf<typeof curtainsDocument>['curtains']['edges'][number]['node'];
export type CurtainState = Curtain['state'];
