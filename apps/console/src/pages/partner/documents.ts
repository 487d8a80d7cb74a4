import { graphql, type ResultOf, type VariablesOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

export const account = graphql(`
  fragment AccountParts on PartnerAccount @_unmask {
    id
    name
    email
    orderUrl
    papersRead
    followUps
    closedAt
    pointsPerSecond
    bucket
    openKeys
    lastUsedAt
    requests
    refused
  }
`);

const usage = graphql(`
  fragment UsageParts on PartnerUsage @_unmask {
    from
    requests
    points
    refused
  }
`);

const key = graphql(`
  fragment KeyParts on PartnerKey @_unmask {
    id
    name
    kind
    scopes
    shown
    state
    createdAt
    madeBy
    lastUsedAt
    expiresAt
    revokedAt
    revokedBy
    replaces
  }
`);

const made = graphql(
  `
    fragment KeyMadeParts on PartnerKeyMade @_unmask {
      secret
      partnerKey {
        id
        name
        kind
        scopes
        createdAt
        expiresAt
      }
    }
  `,
);

export const partnersDocument = graphql(
  `
    query Partners($first: Int, $after: String) {
      partnerAccounts(first: $first, after: $after) {
        edges {
          node {
            ...AccountParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [account],
);

export const partnerDocument = graphql(
  `
    query PartnerAccount($id: ID!) {
      partnerAccount(partnerId: $id) {
        account {
          ...AccountParts
        }
        minutes {
          ...UsageParts
        }
        hours {
          ...UsageParts
        }
        testMinutes {
          ...UsageParts
        }
        testHours {
          ...UsageParts
        }
        followUps {
          kind
          label
          sent
          confirmed
          changed
        }
        mayManage
      }
    }
  `,
  [account, usage],
);

export const keysDocument = graphql(
  `
    query PartnerKeys($id: ID!, $after: String) {
      partnerKeys(partnerId: $id, first: 25, after: $after) {
        edges {
          node {
            ...KeyParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [key],
);

export const createKeyDocument = graphql(
  `
    mutation CreatePartnerKey($partnerId: ID!, $input: PartnerKeyInput!, $key: String!) {
      createPartnerKey(partnerId: $partnerId, input: $input, key: $key) {
        __typename
        ...KeyMadeParts
        ...RefusedParts
      }
    }
  `,
  [made, refused],
);

export const rotateKeyDocument = graphql(
  `
    mutation RotatePartnerKey($id: ID!, $oldUntil: DateTime!, $key: String!) {
      rotatePartnerKey(id: $id, oldUntil: $oldUntil, key: $key) {
        __typename
        ...KeyMadeParts
        ...RefusedParts
      }
    }
  `,
  [made, refused],
);

export const revokeKeyDocument = graphql(
  `
    mutation RevokePartnerKey($id: ID!, $key: String!) {
      revokePartnerKey(id: $id, key: $key) {
        __typename
        ...KeyMadeParts
        ...RefusedParts
      }
    }
  `,
  [made, refused],
);

export const limitsDocument = graphql(
  `
    mutation ChangePartnerLimits($partnerId: ID!, $pointsPerSecond: Int!, $bucket: Int!, $key: String!) {
      changePartnerLimits(partnerId: $partnerId, pointsPerSecond: $pointsPerSecond, bucket: $bucket, key: $key) {
        __typename
        ...AccountParts
        ...RefusedParts
      }
    }
  `,
  [account, refused],
);

export type AccountPage = NonNullable<ResultOf<typeof partnerDocument>['partnerAccount']>;
export type Account = AccountPage['account'];
export type Usage = AccountPage['minutes'][number];
export type PartnerKey = ResultOf<typeof keysDocument>['partnerKeys']['edges'][number]['node'];
export type KeyInput = VariablesOf<typeof createKeyDocument>['input'];
export type MadeKey = Extract<ResultOf<typeof createKeyDocument>['createPartnerKey'], { __typename: 'PartnerKeyMade' }>;

const endpoint = graphql(`
  fragment EndpointParts on WebhookEndpoint @_unmask {
    id
    url
    description
    state
    kinds
    waiting
    lastDeliveredAt
    failingSince
    disabledAt
    disabledText
    earlierSecretUntil
  }
`);

export const endpointsDocument = graphql(
  `
    query PartnerEndpoints($id: ID!) {
      webhookEndpoints(partnerId: $id, first: 10) {
        edges {
          node {
            ...EndpointParts
          }
        }
      }
    }
  `,
  [endpoint],
);

export const deliveriesDocument = graphql(`
  query EndpointDeliveries($id: ID!, $endpointId: ID!, $state: WebhookDeliveryState, $after: String) {
    webhookDeliveries(partnerId: $id, endpointId: $endpointId, state: $state, first: 20, after: $after) {
      edges {
        node {
          id
          state
          stateLabel
          createdAt
          endedAt
          nextAt
          event {
            id
            kind
            label
            order {
              id
              number
            }
          }
          attempts {
            id
            startedAt
            status
            fault
            faultText
            tookMs
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalIsCapped
    }
  }
`);

const changed = graphql(`
  fragment EndpointChangedParts on WebhookEndpointChanged @_unmask {
    endpoint {
      id
      state
    }
  }
`);

export const enableEndpointDocument = graphql(
  `
    mutation EnableEndpoint($id: ID!, $key: String!) {
      updateWebhookEndpoint(id: $id, input: { enabled: true }, key: $key) {
        __typename
        ...EndpointChangedParts
        ...RefusedParts
      }
    }
  `,
  [changed, refused],
);

export const replayDocument = graphql(
  `
    mutation ReplayEvents($id: ID!, $afterEventId: ID!, $key: String!) {
      replayPartnerEvents(id: $id, afterEventId: $afterEventId, including: true, key: $key) {
        __typename
        ...EndpointChangedParts
        ...RefusedParts
      }
    }
  `,
  [changed, refused],
);

export const errorsDocument = graphql(`
  query PartnerErrors($id: ID!) {
    partnerErrors(partnerId: $id) {
      operation
      label
      code
      message
      count
      lastAt
    }
  }
`);

export type Endpoint = ResultOf<typeof endpoint>;
export type Delivery = ResultOf<typeof deliveriesDocument>['webhookDeliveries']['edges'][number]['node'];
export type DeliveryStateName = NonNullable<VariablesOf<typeof deliveriesDocument>['state']>;
