import { graphql, type ResultOf } from '../graphql.ts';
import { refused } from '../order/fragments.ts';

const revealed = graphql(`
  fragment RevealedParts on Revealed @_unmask {
    registered
    now
  }
`);

export const revealOrderFieldDocument = graphql(
  `
    mutation RevealOrderField($id: ID!, $field: String!, $purpose: RevealPurpose!, $words: String!, $key: String!) {
      revealOrderField(id: $id, field: $field, purpose: $purpose, words: $words, key: $key) {
        __typename
        ...RevealedParts
        ...RefusedParts
      }
    }
  `,
  [revealed, refused],
);

export const revealRecordFieldDocument = graphql(
  `
    mutation RevealRecordField(
      $id: ID!
      $websiteId: ID
      $field: String!
      $purpose: RevealPurpose!
      $words: String!
      $key: String!
    ) {
      revealRecordField(id: $id, websiteId: $websiteId, field: $field, purpose: $purpose, words: $words, key: $key) {
        __typename
        ...RevealedParts
        ...RefusedParts
      }
    }
  `,
  [revealed, refused],
);

export type RevealResult = ResultOf<typeof revealOrderFieldDocument>['revealOrderField'];
export type RevealedValues = ResultOf<typeof revealed>;
