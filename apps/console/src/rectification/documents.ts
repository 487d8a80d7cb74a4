import { graphql, type ResultOf } from '../graphql.ts';
import { refused } from '../order/fragments.ts';

const parts = graphql(`
  fragment RectificationParts on Rectification @_unmask {
    id
    kindLabel
    provinceName
    identifier
    recordId
    subjectName
    openOrderId
    text
    remark
    at
    times
    handledAt
    handledName
    note
    mayHandle
  }
`);

export const rectificationsDocument = graphql(
  `
    query Rectifications($recordId: ID, $orderId: ID) {
      rectifications(recordId: $recordId, orderId: $orderId) {
        ...RectificationParts
      }
    }
  `,
  [parts],
);

export const handleRectificationDocument = graphql(
  `
    mutation HandleRectification($id: ID!, $note: String!, $key: String!) {
      handleRectification(id: $id, note: $note, key: $key) {
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
