// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const openOrderDocument = /* @__PURE__ */ graphql(`
  mutation OpenOrder($key: String!, $metadata: [MetadataInput!], $uniqueReference: Boolean, $reference: String, $rectificationId: ID, $province: String, $accessId: ID, $kind: OrderKind!, $websiteId: ID, $recordId: ID) {
    done: openOrder(key: $key, metadata: $metadata, uniqueReference: $uniqueReference, reference: $reference, rectificationId: $rectificationId, province: $province, accessId: $accessId, kind: $kind, websiteId: $websiteId, recordId: $recordId) {
      __typename
      ... on Order {
        id
      }
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
