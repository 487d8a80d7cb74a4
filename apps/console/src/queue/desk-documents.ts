import { graphql, type ResultOf } from '../graphql.ts';
import { refused } from '../order/fragments.ts';

const desk = graphql(`
  fragment QueueDeskParts on QueueDesk @_unmask {
    columns
    density
    arranged
    views {
      id
      name
      missing
      filter {
        stage
        province
        kind
        holder
        assignee
        flag
        clock
        partner
        sort
        descending
      }
    }
  }
`);

export const queueDeskDocument = graphql(
  `
    query QueueDesk {
      queueDesk {
        ...QueueDeskParts
      }
    }
  `,
  [desk],
);

export const addViewDocument = graphql(
  `
    mutation AddQueueView($name: String!, $filter: QueueViewFilterInput!, $key: String!) {
      result: addQueueView(name: $name, filter: $filter, key: $key) {
        __typename
        ...QueueDeskParts
        ...RefusedParts
      }
    }
  `,
  [desk, refused],
);

export const changeViewDocument = graphql(
  `
    mutation ChangeQueueView($id: ID!, $name: String, $filter: QueueViewFilterInput, $key: String!) {
      result: changeQueueView(id: $id, name: $name, filter: $filter, key: $key) {
        __typename
        ...QueueDeskParts
        ...RefusedParts
      }
    }
  `,
  [desk, refused],
);

export const removeViewDocument = graphql(
  `
    mutation RemoveQueueView($id: ID!, $key: String!) {
      result: removeQueueView(id: $id, key: $key) {
        __typename
        ...QueueDeskParts
        ...RefusedParts
      }
    }
  `,
  [desk, refused],
);

export const orderViewsDocument = graphql(
  `
    mutation OrderQueueViews($ids: [ID!]!, $key: String!) {
      result: orderQueueViews(ids: $ids, key: $key) {
        __typename
        ...QueueDeskParts
        ...RefusedParts
      }
    }
  `,
  [desk, refused],
);

export const arrangeQueueDocument = graphql(
  `
    mutation ArrangeQueue($columns: [QueueColumn!]!, $density: QueueDensity!, $key: String!) {
      result: arrangeQueue(columns: $columns, density: $density, key: $key) {
        __typename
        ...QueueDeskParts
        ...RefusedParts
      }
    }
  `,
  [desk, refused],
);

export type QueueDesk = ResultOf<typeof queueDeskDocument>['queueDesk'];
export type SavedView = QueueDesk['views'][number];
export type DeskResult = ResultOf<typeof arrangeQueueDocument>['result'];
