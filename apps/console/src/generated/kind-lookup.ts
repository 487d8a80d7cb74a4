// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const orderKindLookupFragment = /* @__PURE__ */ graphql(`
  fragment OrderKindLookup on OrderKindLookup @_unmask {
    id
    state
    kind
    message
    suggestion
  }
`);
export type OrderKindLookup = ResultOf<typeof orderKindLookupFragment>;
export const orderKindLookupDocument = /* @__PURE__ */ graphql(`
  query OrderKindLookup($id: ID!) {
    orderKindLookup(id: $id) {
      ...OrderKindLookup
    }
  }
`, [orderKindLookupFragment]);
export const lookUpOrderKindDocument = /* @__PURE__ */ graphql(`
  mutation LookUpOrderKind($key: String!, $input: OrderKindLookupInput!) {
    done: lookUpOrderKind(key: $key, input: $input) {
      __typename
      ...OrderKindLookup
      ...ActionRefused
    }
  }
`, [orderKindLookupFragment, actionRefusedFragment]);
