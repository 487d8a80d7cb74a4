import { graphql } from '../../graphql.ts';

export const ownOrdersDocument = graphql(`
  query OwnOrders($after: String, $filter: OrderFilter) {
    viewer {
      now
    }
    orders(first: 25, after: $after, filter: $filter, sort: UPDATED, descending: true) {
      edges {
        node {
          id
          number
          reference
          kindLabel
          stateLabel
          lastNotice {
            text
          }
          subjectName
          provinceName
          updatedAt
          due {
            at
            label
            left {
              amount
              unit
              overdue
            }
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
