import { graphql, type ResultOf } from '../graphql.ts';

export const recordsDocument = graphql(`
  query Records($first: Int, $after: String, $search: String) {
    records(first: $first, after: $after, search: $search) {
      edges {
        cursor
        node {
          id
          filingNumber
          name
          provinceName
          changedAt
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

export const recordDocument = graphql(`
  query FilingRecord($id: ID!) {
    record(id: $id) {
      id
      filingNumber
      name
      provinceName
      changedAt
      values {
        field
        label
        values
        valueLabels {
          value
          label
        }
        masked
      }
      websites {
        id
        filingNumber
        name
        domains
        homeUrl
        ours
        values {
          field
          label
          values
          valueLabels {
            value
            label
          }
          masked
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
`);

export type RecordRow = ResultOf<typeof recordsDocument>['records']['edges'][number]['node'];
export type FilingRecord = NonNullable<ResultOf<typeof recordDocument>['record']>;
