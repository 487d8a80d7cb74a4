// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { curtainFragment, pageInfoFragment } from './common.ts';

export const curtainsDocument = /* @__PURE__ */ graphql(`
  query Curtains($before: String, $last: Int, $after: String, $first: Int, $state: CurtainState!) {
    curtains(before: $before, last: $last, after: $after, first: $first, state: $state) {
      edges {
        node {
          ...Curtain
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [curtainFragment, pageInfoFragment]);
export const curtainDocument = /* @__PURE__ */ graphql(`
  query Curtain($id: ID!) {
    curtain(id: $id) {
      ...Curtain
    }
  }
`, [curtainFragment]);
