import { leaseFragment } from '../generated/order.ts';
import { graphql, type ResultOf } from '../graphql.ts';
import { dueParts } from './fragments.ts';

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
              id
              reasonLabel
              note
              staffName
              at
            }
            order {
              id
              number
              subjectName
              stateLabel
              kindLabel
              provinceName
              assignee {
                id
                name
                mine
              }
              due {
                ...DueParts
              }
              lease {
                ...Lease
              }
              actions {
                event
                label
                presence
                reasons {
                  message
                }
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
  [dueParts, leaseFragment],
);
export type OpenEscalation = ResultOf<typeof escalationsDocument>['escalations']['edges'][number]['node'];
