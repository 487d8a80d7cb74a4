// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const searchHitFragment = /* @__PURE__ */ graphql(`
  fragment SearchHit on SearchHit @_unmask {
    id
    group
    title
    details
    recordId
    matchLabel
    matched
    from
    to
  }
`);
export type SearchHit = ResultOf<typeof searchHitFragment>;
export const searchHitsFragment = /* @__PURE__ */ graphql(`
  fragment SearchHits on SearchHits @_unmask {
    group
    label
    hits {
      ...SearchHit
    }
    more
  }
`, [searchHitFragment]);
export type SearchHits = ResultOf<typeof searchHitsFragment>;
export const searchResultFragment = /* @__PURE__ */ graphql(`
  fragment SearchResult on SearchResult @_unmask {
    groups {
      ...SearchHits
    }
    says
  }
`, [searchHitsFragment]);
export type SearchResult = ResultOf<typeof searchResultFragment>;
export const searchDocument = /* @__PURE__ */ graphql(`
  mutation Search($text: String!) {
    done: search(text: $text) {
      ...SearchResult
    }
  }
`, [searchResultFragment]);
