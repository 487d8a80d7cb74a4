import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const revealed = graphql(`
  fragment RevealedParts on Revealed @_unmask {
    registered
    now
  }
`);

export const revealOrderFieldDocument = graphql(
  `
    mutation RevealOrderField($id: ID!, $field: String!, $purpose: RevealPurpose!, $words: String, $key: String!) {
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
      $words: String
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

export const revealAlarmsDocument = graphql(`
  query RevealAlarms {
    revealAlarms {
      id
      staffName
      kindLabel
      at
    }
  }
`);

export const seeRevealAlarmDocument = graphql(
  `
    mutation SeeRevealAlarm($id: ID!, $key: String!) {
      seeRevealAlarm(id: $id, key: $key) {
        __typename
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type RevealResult = ResultOf<typeof revealOrderFieldDocument>['revealOrderField'];
export type RevealedValues = ResultOf<typeof revealed>;
