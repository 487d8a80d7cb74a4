import { graphql, type ResultOf } from '../graphql.ts';
import { due, lease, order, refused } from './fragments.ts';

// Assignment, advice and escalation of an order.

export const assignDocument = graphql(
  `
    mutation Assign($id: ID!, $staffId: ID, $key: String!) {
      assign(id: $id, staffId: $staffId, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

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

export const requestAdviceDocument = graphql(
  `
    mutation RequestAdvice($id: ID!, $staffId: ID, $question: String!, $key: String!) {
      requestAdvice(id: $id, staffId: $staffId, question: $question, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const answerAdviceDocument = graphql(
  `
    mutation AnswerAdvice($id: ID!, $adviceId: ID!, $answer: String!, $key: String!) {
      answerAdvice(id: $id, adviceId: $adviceId, answer: $answer, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const escalateDocument = graphql(
  `
    mutation Escalate($id: ID!, $reason: EscalationReason!, $note: String, $key: String!) {
      escalate(id: $id, reason: $reason, note: $note, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const settleEscalationDocument = graphql(
  `
    mutation SettleEscalation($id: ID!, $answer: String!, $key: String!) {
      settleEscalation(id: $id, answer: $answer, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const logCallbackDocument = graphql(
  `
    mutation LogCallback($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
      logCallback(id: $id, outcome: $outcome, note: $note, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
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
      }
    }
  `,
  [due, lease],
);
export type OpenEscalation = ResultOf<typeof escalationsDocument>['escalations']['edges'][number]['node'];
