// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const queueViewFilterFragment = /* @__PURE__ */ graphql(`
  fragment QueueViewFilter on QueueViewFilter @_unmask {
    stage
    sort
    descending
    province
    kind
    assignee
    holder
    flag
    clock
    partner
  }
`);
export type QueueViewFilter = ResultOf<typeof queueViewFilterFragment>;
export const queueViewFragment = /* @__PURE__ */ graphql(`
  fragment QueueView on QueueView @_unmask {
    id
    name
    filter {
      ...QueueViewFilter
    }
    missing
  }
`, [queueViewFilterFragment]);
export type QueueView = ResultOf<typeof queueViewFragment>;
export const queueDeskFragment = /* @__PURE__ */ graphql(`
  fragment QueueDesk on QueueDesk @_unmask {
    columns
    density
    arranged
    views {
      ...QueueView
    }
  }
`, [queueViewFragment]);
export type QueueDesk = ResultOf<typeof queueDeskFragment>;
export const queueDeskDocument = /* @__PURE__ */ graphql(`
  query QueueDesk {
    queueDesk {
      ...QueueDesk
    }
  }
`, [queueDeskFragment]);
export const addQueueViewDocument = /* @__PURE__ */ graphql(`
  mutation AddQueueView($key: String!, $filter: QueueViewFilterInput!, $name: String!) {
    done: addQueueView(key: $key, filter: $filter, name: $name) {
      __typename
      ...QueueDesk
      ...ActionRefused
    }
  }
`, [queueDeskFragment, actionRefusedFragment]);
export const changeQueueViewDocument = /* @__PURE__ */ graphql(`
  mutation ChangeQueueView($key: String!, $filter: QueueViewFilterInput, $name: String, $id: ID!) {
    done: changeQueueView(key: $key, filter: $filter, name: $name, id: $id) {
      __typename
      ...QueueDesk
      ...ActionRefused
    }
  }
`, [queueDeskFragment, actionRefusedFragment]);
export const removeQueueViewDocument = /* @__PURE__ */ graphql(`
  mutation RemoveQueueView($key: String!, $id: ID!) {
    done: removeQueueView(key: $key, id: $id) {
      __typename
      ...QueueDesk
      ...ActionRefused
    }
  }
`, [queueDeskFragment, actionRefusedFragment]);
export const orderQueueViewsDocument = /* @__PURE__ */ graphql(`
  mutation OrderQueueViews($key: String!, $ids: [ID!]!) {
    done: orderQueueViews(key: $key, ids: $ids) {
      __typename
      ...QueueDesk
      ...ActionRefused
    }
  }
`, [queueDeskFragment, actionRefusedFragment]);
export const arrangeQueueDocument = /* @__PURE__ */ graphql(`
  mutation ArrangeQueue($key: String!, $density: QueueDensity!, $columns: [QueueColumn!]!) {
    done: arrangeQueue(key: $key, density: $density, columns: $columns) {
      __typename
      ...QueueDesk
      ...ActionRefused
    }
  }
`, [queueDeskFragment, actionRefusedFragment]);
