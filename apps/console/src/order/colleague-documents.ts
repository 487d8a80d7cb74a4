import { graphql, type ResultOf } from '../graphql.ts';
import { due, lease, refused } from './fragments.ts';

// Whom orders may be assigned to, and open escalations.

/** Reviewers for these orders: load, skills, absence and fit, the best fit first. */
export const assignCandidatesDocument = graphql(`
  query AssignCandidates($orderIds: [ID!]!) {
    assignCandidates(orderIds: $orderIds) {
      id
      name
      assigned
      cap
      minutes
      provinces
      kinds
      isAway
      absentFrom
      absentUntil
      fits
      away
      notTaken
      fourEyes
      full
    }
  }
`);

export const assignOrdersDocument = graphql(
  `
    mutation AssignOrders($ids: [ID!]!, $staffId: ID, $key: String!) {
      assignOrders(ids: $ids, staffId: $staffId, key: $key) {
        __typename
        ... on OrdersAssigned {
          reassignmentId
          results {
            orderId
            refused {
              ...RefusedParts
            }
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

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
                ...LeaseParts
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
  [due, lease],
);
export type OpenEscalation = ResultOf<typeof escalationsDocument>['escalations']['edges'][number]['node'];
