import type { ResultOf } from 'gql.tada';
import { graphql } from './graphql.ts';

/** The fields of an order that this program reads: state, required materials, and reasons of a return. */
export const orderFragment = graphql(`
  fragment OrderParts on Order @_unmask {
    id
    number
    kind
    state
    stateLabel
    version
    missingMaterials
    orderReasons {
      code
      label
      advice
    }
    items {
      key
      label
      flagged
      reasons {
        code
        label
        advice
      }
    }
  }
`);
export type Order = ResultOf<typeof orderFragment>;

const refusalFragment = graphql(`
  fragment Refused on ActionRefused @_unmask {
    __typename
    code
    reasons {
      code
      field
      message
      suggestion
      ruleId
    }
  }
`);
export type Refusal = ResultOf<typeof refusalFragment>;

export const listRecords = graphql(`
  query Records($search: String, $province: String, $after: String) {
    records(first: 50, search: $search, province: $province, after: $after) {
      edges {
        node {
          id
          filingNumber
          openOrder {
            id
          }
          websites {
            id
            filingNumber
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const readOrder = graphql(
  `
    query Order($id: ID!) {
      order(id: $id) {
        ...OrderParts
      }
    }
  `,
  [orderFragment],
);

export const openOrder = graphql(
  `
    mutation Open($recordId: ID!, $websiteId: ID, $kind: OrderKind!, $key: String!) {
      openOrder(recordId: $recordId, websiteId: $websiteId, kind: $kind, key: $key) {
        __typename
        ...OrderParts
        ...Refused
      }
    }
  `,
  [orderFragment, refusalFragment],
);

export const saveDraft = graphql(
  `
    mutation Save($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
      saveDraft(id: $id, version: $version, fields: $fields, key: $key) {
        __typename
        ...OrderParts
        ...Refused
      }
    }
  `,
  [orderFragment, refusalFragment],
);

/** A ticket for one image: whoever has it can upload without the key, for example an applicant's browser. */
export const createUploadTicket = graphql(
  `
    mutation CreateUploadTicket($key: String!) {
      createUploadTicket(key: $key) {
        __typename
        ... on UploadTicket {
          uploadId
          path
        }
        ...Refused
      }
    }
  `,
  [refusalFragment],
);

export const attachMaterial = graphql(
  `
    mutation Attach($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $key: String!) {
      attachMaterial(id: $id, version: $version, material: $material, uploadId: $uploadId, key: $key) {
        __typename
        ...OrderParts
        ...Refused
      }
    }
  `,
  [orderFragment, refusalFragment],
);

export const submit = graphql(
  `
    mutation Submit($id: ID!, $version: Int!, $acknowledged: [String!], $key: String!) {
      submit(id: $id, version: $version, acknowledged: $acknowledged, key: $key) {
        __typename
        ...OrderParts
        ...Refused
      }
    }
  `,
  [orderFragment, refusalFragment],
);

export const submitPhoto = graphql(
  `
    mutation SubmitPhoto($id: ID!, $version: Int!, $key: String!) {
      submitPhoto(id: $id, version: $version, key: $key) {
        __typename
        ...OrderParts
        ...Refused
      }
    }
  `,
  [orderFragment, refusalFragment],
);

/** The event log after a cursor, in the order of commits. */
export const readEvents = graphql(`
  query Events($after: String) {
    partnerEvents(first: 100, after: $after) {
      edges {
        node {
          id
          at
          kind
          label
          test
          order {
            id
            number
            state
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** The current end of the event log. */
export const lastEvent = graphql(`
  query LastEvent {
    partnerEvents(last: 1) {
      pageInfo {
        endCursor
      }
    }
  }
`);

export const createEndpoint = graphql(
  `
    mutation CreateEndpoint($url: String!, $key: String!) {
      createWebhookEndpoint(input: { url: $url, description: "examples/partner" }, key: $key) {
        __typename
        ... on WebhookEndpointChanged {
          secret
          endpoint {
            id
            url
          }
        }
        ...Refused
      }
    }
  `,
  [refusalFragment],
);

export const deleteEndpoint = graphql(
  `
    mutation DeleteEndpoint($id: ID!, $key: String!) {
      deleteWebhookEndpoint(id: $id, key: $key) {
        __typename
        ...Refused
      }
    }
  `,
  [refusalFragment],
);
