import { actionFragment, escalationFragment } from '../generated/common.ts';
import { listedOrderFragment } from '../generated/order.ts';
import { graphql, type ResultOf } from '../graphql.ts';

/** Open escalations, with the fields of an order that a row shows. */
export const escalationsDocument = graphql(
  `
    query Escalations($after: String) {
      viewer {
        now
      }
      escalations(first: 50, after: $after) {
        edges {
          node {
            escalation {
              ...Escalation
            }
            order {
              ...ListedOrder
              actions {
                ...Action
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
  `,
  [escalationFragment, listedOrderFragment, actionFragment],
);
export type OpenEscalation = ResultOf<typeof escalationsDocument>['escalations']['edges'][number]['node'];
