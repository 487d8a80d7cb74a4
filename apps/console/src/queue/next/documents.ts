import { graphql } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

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

export const nextOrderDocument = graphql(
  `
    query NextOrder {
      nextOrder {
        __typename
        ... on NextPreview {
          kindLabel
          stateLabel
          provinceName
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
  query Skips($after: String) {
    skips(first: 50, after: $after) {
      edges {
        node {
          id
          orderId
          orderNumber
          staffName
          reasonLabel
          note
          at
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
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
