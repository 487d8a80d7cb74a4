import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../fragments.ts';

export const takeNextDocument = graphql(
  `
    mutation TakeNext($key: String!) {
      takeNext(key: $key) {
        __typename
        ... on NextOrder {
          order {
            id
          }
          why
        }
        ... on NothingNext {
          message
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const skipsDocument = graphql(`
  query Skips {
    skips {
      id
      orderId
      orderNumber
      staffName
      reasonLabel
      note
      at
    }
  }
`);

export const deskDraftDocument = graphql(`
  query DeskDraft($orderId: ID!) {
    deskDraft(id: $orderId) {
      body
    }
  }
`);

export const saveDeskDraftDocument = graphql(
  `
    mutation SaveDeskDraft($orderId: ID!, $body: String!) {
      saveDeskDraft(id: $orderId, body: $body) {
        __typename
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Skip = ResultOf<typeof skipsDocument>['skips'][number];
