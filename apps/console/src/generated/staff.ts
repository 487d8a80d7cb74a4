// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const colleagueFragment = /* @__PURE__ */ graphql(`
  fragment Colleague on Colleague @_unmask {
    reviews
    id
    name
  }
`);
export type Colleague = ResultOf<typeof colleagueFragment>;
export const colleaguesDocument = /* @__PURE__ */ graphql(`
  query Colleagues {
    colleagues {
      ...Colleague
    }
  }
`, [colleagueFragment]);
