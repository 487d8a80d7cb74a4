// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const shipCurtainDocument = /* @__PURE__ */ graphql(`
  mutation ShipCurtain($id: ID!, $curtainId: ID!, $courier: String!, $trackingNumber: String!, $key: String!) {
    done: shipCurtain(id: $id, curtainId: $curtainId, courier: $courier, trackingNumber: $trackingNumber, key: $key) {
      __typename
      ... on Order {
        id
      }
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
