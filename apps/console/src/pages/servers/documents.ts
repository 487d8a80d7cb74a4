import { graphql, type ResultOf } from '../../graphql.ts';

/** Filings whose server ends: the approved orders that named it. */
export const serverOrdersDocument = graphql(`
  query ServerOrders($filter: OrderFilter, $first: Int, $after: String) {
    viewer {
      now
    }
    orders(filter: $filter, first: $first, after: $after) {
      edges {
        node {
          id
          number
          subjectName
          filingNumber
          provinceName
          websiteId
          partner {
            name
          }
          serviceCode {
            code
            serverId
            paidUntil
            publicIps
            accessId
          }
          record {
            id
            openOrder {
              id
              number
              kindLabel
              stateLabel
            }
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

export type ServerOrder = ResultOf<typeof serverOrdersDocument>['orders']['edges'][number]['node'];
