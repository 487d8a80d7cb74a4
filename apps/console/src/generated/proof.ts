// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const recordProofFragment = /* @__PURE__ */ graphql(`
  fragment RecordProof on RecordProof @_unmask {
    id
    state
    record {
      id
    }
  }
`);
export type RecordProof = ResultOf<typeof recordProofFragment>;
export const recordProofDocument = /* @__PURE__ */ graphql(`
  query RecordProof($id: ID!) {
    recordProof(id: $id) {
      __typename
      ...RecordProof
      ...ActionRefused
    }
  }
`, [recordProofFragment, actionRefusedFragment]);
export const proveRecordDocument = /* @__PURE__ */ graphql(`
  mutation ProveRecord($key: String!, $input: ProofInput!) {
    done: proveRecord(key: $key, input: $input) {
      __typename
      ...RecordProof
      ...ActionRefused
    }
  }
`, [recordProofFragment, actionRefusedFragment]);
