import { graphql, type ResultOf } from '../graphql.ts';
import { request } from '../providers/client.ts';
import type { Order } from './documents.ts';
import type { FormInput } from './event-input.ts';
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

const requestAdviceDocument = graphql(
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

const answerAdviceDocument = graphql(
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

const escalateDocument = graphql(
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

const logCallbackDocument = graphql(
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

/** Events among colleagues: their input, and how they are sent. */
export const colleagueEvents = {
  logCallback: async ({ id }: Order, input: FormInput<'logCallback'>, key: string) =>
    (await request(logCallbackDocument, { id, ...input, key })).logCallback,
  /** null: unassign. */
  assign: async ({ id }: Order, input: FormInput<'assign', 'undoes'>, key: string) =>
    (await request(assignDocument, { id, ...input, key })).assign,
  /** null: ask the supervisors. */
  requestAdvice: async ({ id }: Order, input: FormInput<'requestAdvice'>, key: string) =>
    (await request(requestAdviceDocument, { id, ...input, key })).requestAdvice,
  answerAdvice: async ({ id }: Order, input: FormInput<'answerAdvice'>, key: string) =>
    (await request(answerAdviceDocument, { id, ...input, key })).answerAdvice,
  escalate: async ({ id }: Order, input: FormInput<'escalate'>, key: string) =>
    (await request(escalateDocument, { id, ...input, key })).escalate,
  settleEscalation: async ({ id }: Order, input: FormInput<'settleEscalation'>, key: string) =>
    (await request(settleEscalationDocument, { id, ...input, key })).settleEscalation,
};
