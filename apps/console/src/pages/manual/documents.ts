import { listedOrderFragment } from '../../generated/common.ts';
import { manualHandOverFragment } from '../../generated/order.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

/** Orders that go by hand, the earliest due first. */
export const manualOrdersDocument = graphql(
  `
    query ManualOrders($filter: OrderFilter, $first: Int, $after: String) {
      viewer {
        now
      }
      orders(filter: $filter, first: $first, after: $after) {
        edges {
          node {
            ...ListedOrder
            manual {
              ...ManualHandOver
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
  `,
  [listedOrderFragment, manualHandOverFragment],
);

export type ManualOrder = ResultOf<typeof manualOrdersDocument>['orders']['edges'][number]['node'];
