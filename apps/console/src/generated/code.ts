// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const regionFragment = /* @__PURE__ */ graphql(`
  fragment Region on Region @_unmask {
    code
    name
  }
`);
export type Region = ResultOf<typeof regionFragment>;
export const regionsDocument = /* @__PURE__ */ graphql(`
  query Regions($parent: String!) {
    regions(parent: $parent) {
      ...Region
    }
  }
`, [regionFragment]);
