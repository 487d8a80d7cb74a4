import { graphql, type ResultOf } from '../graphql.ts';
import { refused } from '../order/fragments.ts';

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

const kindActions = graphql(`
  fragment KindActions on Action @_unmask {
    event
    presence
    reasons {
      code
      message
      suggestion
    }
  }
`);

/** A record with what may be opened for it, kind by kind. */
export const recordKindsDocument = graphql(
  `
    query RecordKinds($id: ID!) {
      record(id: $id) {
        id
        filingNumber
        name
        provinceName
        websites {
          id
          name
          domains
          ours
          accesses {
            id
            ours
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
        CHANGE_WEBSITE: actions(kind: CHANGE_WEBSITE) {
          ...KindActions
        }
        CHANGE_SUBJECT: actions(kind: CHANGE_SUBJECT) {
          ...KindActions
        }
        CHANGE_BOTH: actions(kind: CHANGE_BOTH) {
          ...KindActions
        }
        CHANGE_ACCESS: actions(kind: CHANGE_ACCESS) {
          ...KindActions
        }
        NEW_WEBSITE: actions(kind: NEW_WEBSITE) {
          ...KindActions
        }
        NEW_ACCESS: actions(kind: NEW_ACCESS) {
          ...KindActions
        }
        CANCEL_WEBSITE: actions(kind: CANCEL_WEBSITE) {
          ...KindActions
        }
        CANCEL_SUBJECT: actions(kind: CANCEL_SUBJECT) {
          ...KindActions
        }
        CANCEL_ACCESS: actions(kind: CANCEL_ACCESS) {
          ...KindActions
        }
      }
    }
  `,
  [kindActions],
);

export const openOrderDocument = graphql(
  `
    mutation OpenOrder(
      $recordId: ID
      $websiteId: ID
      $accessId: ID
      $kind: OrderKind!
      $province: String
      $key: String!
    ) {
      done: openOrder(
        recordId: $recordId
        websiteId: $websiteId
        accessId: $accessId
        kind: $kind
        province: $province
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
    mutation OpenPlan($recordId: ID!, $plan: PlanName!, $websiteId: ID, $key: String!) {
      done: openPlan(recordId: $recordId, plan: $plan, websiteId: $websiteId, key: $key) {
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

export type RecordKinds = NonNullable<ResultOf<typeof recordKindsDocument>['record']>;
