import { graphql, type ResultOf } from '../../graphql.ts';
import { access } from '../../order/kind/ending-document.ts';

const fieldValue = graphql(`
  fragment FieldValueParts on FieldValue @_unmask {
    field
    label
    values
    valueLabels {
      value
      label
    }
    masked
  }
`);

export const recordsDocument = graphql(`
  query Records(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $search: String
    $province: String
    $nature: Int
  ) {
    records(
      first: $first
      after: $after
      last: $last
      before: $before
      search: $search
      province: $province
      nature: $nature
    ) {
      edges {
        node {
          id
          filingNumber
          name
          provinceName
          changedAt
          deregisteredAt
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
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
      totalIsCapped
    }
  }
`);

export const recordDocument = graphql(
  `
    query FilingRecord($id: ID!) {
      record(id: $id) {
        id
        filingNumber
        name
        provinceName
        changedAt
        values {
          ...FieldValueParts
        }
        websites {
          id
          filingNumber
          name
          domains
          homeUrl
          ours
          values {
            ...FieldValueParts
          }
          accesses {
            ...AccessParts
          }
        }
        deregisteredAt
        orderOptions {
          kind
          websiteId
          accessId
          reasons {
            message
            suggestion
          }
        }
        partners {
          partnerId
          partnerName
          basis
          since
        }
        openOrder {
          id
          number
          stateLabel
        }
      }
    }
  `,
  [fieldValue, access],
);

export const recordHistoryDocument = graphql(
  `
    query RecordHistory($recordId: ID!, $on: String, $against: String) {
      recordHistory(recordId: $recordId, on: $on, against: $against) {
        versions {
          id
          since
          causeLabel
          orderId
          orderNumber
        }
        versionsAreCapped
        on {
          version {
            id
            since
            causeLabel
            orderId
            orderNumber
          }
          values {
            ...FieldValueParts
          }
          websites {
            id
            filingNumber
            name
            ours
            values {
              ...FieldValueParts
            }
          }
        }
        differences {
          websiteId
          filingNumber
          field
          label
          before
          after
          valueLabels {
            value
            label
          }
          masked
        }
      }
    }
  `,
  [fieldValue],
);

export type RecordHistory = NonNullable<ResultOf<typeof recordHistoryDocument>['recordHistory']>;
export type RecordRow = ResultOf<typeof recordsDocument>['records']['edges'][number]['node'];
export type FilingRecord = NonNullable<ResultOf<typeof recordDocument>['record']>;
