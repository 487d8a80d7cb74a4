// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const readMaterialAgainDocument = /* @__PURE__ */ graphql(`
  mutation ReadMaterialAgain($key: String!, $material: MaterialKind!, $id: ID!) {
    done: readMaterialAgain(key: $key, material: $material, id: $id) {
      __typename
      ... on Order {
        id
      }
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
