import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const parts = graphql(`
  fragment RectificationParts on Rectification @_unmask {
    id
    kind
    kindLabel
    orderKind
    state
    stateLabel
    provinceName
    identifier
    recordId
    subjectName
    websiteId
    websiteName
    domains
    partners
    openOrderId
    openOrderNumber
    orders {
      id
      number
      stateLabel
    }
    text
    remark
    at
    times
    dueAt
    left {
      amount
      unit
      overdue
    }
    dueNote
    dueName
    answeredAt
    handledAt
    handledName
    note
    result {
      passed
      opinion
      errors
      name
      at
      stateLabel
      said
    }
    material {
      orderNumber
      name
      at
      stateLabel
      said
    }
    materialOrderNumber
    mayAnswer
    mayHandle
    mayLink
  }
`);

export const rectificationsDocument = graphql(
  `
    query Rectifications($recordId: ID, $orderId: ID, $filter: RectificationFilter) {
      rectifications(recordId: $recordId, orderId: $orderId, filter: $filter) {
        ...RectificationParts
      }
    }
  `,
  [parts],
);

export const handleRectificationDocument = graphql(
  `
    mutation HandleRectification($id: ID!, $note: String!, $key: String!) {
      done: handleRectification(id: $id, note: $note, key: $key) {
        __typename
        ... on Rectification {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const answerVerificationTaskDocument = graphql(
  `
    mutation AnswerVerificationTask(
      $id: ID!
      $passed: Boolean!
      $opinion: String!
      $errors: String
      $key: String!
    ) {
      done: answerVerificationTask(id: $id, passed: $passed, opinion: $opinion, errors: $errors, key: $key) {
        __typename
        ... on Rectification {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const sendVerificationMaterialDocument = graphql(
  `
    mutation SendVerificationMaterial($id: ID!, $key: String!) {
      done: sendVerificationMaterial(id: $id, key: $key) {
        __typename
        ... on Rectification {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const setRectificationDueDocument = graphql(
  `
    mutation SetRectificationDue($id: ID!, $day: String!, $note: String!, $key: String!) {
      done: setRectificationDue(id: $id, day: $day, note: $note, key: $key) {
        __typename
        ... on Rectification {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const linkRectificationDocument = graphql(
  `
    mutation LinkRectification($id: ID!, $orderId: ID!, $key: String!) {
      done: linkRectification(id: $id, orderId: $orderId, key: $key) {
        __typename
        ... on Rectification {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Rectification = ResultOf<typeof rectificationsDocument>['rectifications'][number];
export type StepAnswer = ResultOf<typeof handleRectificationDocument>['done'];
