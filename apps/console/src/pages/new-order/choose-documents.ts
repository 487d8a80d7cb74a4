import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

export const ownRecordsDocument = graphql(`
  query OwnRecords($search: String, $after: String) {
    records(first: 20, search: $search, after: $after) {
      edges {
        node {
          id
          filingNumber
          name
          provinceName
          websites {
            id
            domains
          }
          openOrder {
            id
            number
            stateLabel
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

/** A record with the orders that it allows. */
export const recordOptionsDocument = graphql(`
  query RecordOptions($id: ID!) {
    record(id: $id) {
      id
      elsewhere
      filingNumber
      name
      provinceName
      websites {
        id
        filingNumber
        name
        domains
        ours
        accesses {
          id
          values {
            field
            label
            values
            valueLabels {
              value
              label
            }
          }
        }
      }
      openOrder {
        id
        number
        kindLabel
        stateLabel
      }
      changeRules {
        move
        label
        answer
        wayOut
      }
      orderOptions {
        kind
        kindLabel
        websiteId
        accessId
        possible
        reasons {
          message
          suggestion
        }
      }
      planOptions {
        plan
        label
        between
        possible
        reasons {
          message
          suggestion
        }
      }
    }
  }
`);

export const openOrderDocument = graphql(
  `
    mutation OpenOrder(
      $recordId: ID
      $websiteId: ID
      $accessId: ID
      $kind: OrderKind!
      $province: String
      $rectificationId: ID
      $key: String!
    ) {
      done: openOrder(
        recordId: $recordId
        websiteId: $websiteId
        accessId: $accessId
        kind: $kind
        province: $province
        rectificationId: $rectificationId
        key: $key
      ) {
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

export const planPreviewDocument = graphql(
  `
    query PlanPreview($recordId: ID!, $plan: PlanName!, $websiteId: ID) {
      planPreview(recordId: $recordId, plan: $plan, websiteId: $websiteId) {
        __typename
        ... on PlanPreview {
          label
          between
          steps {
            kind
            kindLabel
          }
          mostSeconds
          stillSeconds
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const openPlanDocument = graphql(
  `
    mutation OpenPlan(
      $recordId: ID
      $plan: PlanName!
      $websiteId: ID
      $province: String
      $websites: Int
      $key: String!
    ) {
      done: openPlan(
        recordId: $recordId
        plan: $plan
        websiteId: $websiteId
        province: $province
        websites: $websites
        key: $key
      ) {
        __typename
        ... on Plan {
          steps {
            orderId
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const proveRecordDocument = graphql(
  `
    mutation ProveRecord($filingNumber: String!, $password: String!, $key: String!) {
      proof: proveRecord(input: { filingNumber: $filingNumber, password: $password }, key: $key) {
        __typename
        ... on RecordProof {
          id
          state
          record {
            id
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const recordProofDocument = graphql(
  `
    query RecordProof($id: ID!) {
      proof: recordProof(id: $id) {
        __typename
        ... on RecordProof {
          id
          state
          record {
            id
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

const lookup = graphql(`
  fragment LookupParts on OrderKindLookup @_unmask {
    id
    state
    kind
    message
    suggestion
  }
`);

export const lookUpOrderKindDocument = graphql(
  `
    mutation LookUpOrderKind($input: OrderKindLookupInput!, $key: String!) {
      lookup: lookUpOrderKind(input: $input, key: $key) {
        __typename
        ...LookupParts
        ...RefusedParts
      }
    }
  `,
  [lookup, refused],
);

export const orderKindLookupDocument = graphql(
  `
    query OrderKindLookup($id: ID!) {
      lookup: orderKindLookup(id: $id) {
        __typename
        ...LookupParts
      }
    }
  `,
  [lookup],
);

export type RecordOptions = NonNullable<ResultOf<typeof recordOptionsDocument>['record']>;
