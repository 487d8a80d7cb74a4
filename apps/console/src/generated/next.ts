// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const nextPreviewFragment = /* @__PURE__ */ graphql(`
  fragment NextPreview on NextPreview @_unmask {
    kindLabel
    stateLabel
    provinceName
    why
  }
`);
export type NextPreview = ResultOf<typeof nextPreviewFragment>;
export const nothingNextFragment = /* @__PURE__ */ graphql(`
  fragment NothingNext on NothingNext @_unmask {
    message
  }
`);
export type NothingNext = ResultOf<typeof nothingNextFragment>;
export const skipFragment = /* @__PURE__ */ graphql(`
  fragment Skip on Skip @_unmask {
    id
    orderId
    orderNumber
    staffName
    reasonLabel
    note
    at
  }
`);
export type Skip = ResultOf<typeof skipFragment>;
export const deskDraftFragment = /* @__PURE__ */ graphql(`
  fragment DeskDraft on DeskDraft @_unmask {
    body
  }
`);
export type DeskDraft = ResultOf<typeof deskDraftFragment>;
export const nextOrderFragment = /* @__PURE__ */ graphql(`
  fragment NextOrder on NextOrder @_unmask {
    order {
      id
    }
    why
  }
`);
export type NextOrder = ResultOf<typeof nextOrderFragment>;
export const nextOrderDocument = /* @__PURE__ */ graphql(`
  query NextOrder {
    nextOrder {
      __typename
      ...NextPreview
      ...NothingNext
      ...ActionRefused
    }
  }
`, [nextPreviewFragment, nothingNextFragment, actionRefusedFragment]);
export const skipsDocument = /* @__PURE__ */ graphql(`
  query Skips($before: String, $last: Int, $after: String, $first: Int) {
    skips(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...Skip
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [skipFragment, pageInfoFragment]);
export const deskDraftDocument = /* @__PURE__ */ graphql(`
  query DeskDraft($id: ID!) {
    deskDraft(id: $id) {
      ...DeskDraft
    }
  }
`, [deskDraftFragment]);
export const takeNextDocument = /* @__PURE__ */ graphql(`
  mutation TakeNext($key: String!) {
    done: takeNext(key: $key) {
      __typename
      ...NextOrder
      ...NothingNext
      ...ActionRefused
    }
  }
`, [nextOrderFragment, nothingNextFragment, actionRefusedFragment]);
export const saveDeskDraftDocument = /* @__PURE__ */ graphql(`
  mutation SaveDeskDraft($body: String!, $id: ID!) {
    done: saveDeskDraft(body: $body, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
