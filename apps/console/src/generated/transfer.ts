// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const recordTransferFragment = /* @__PURE__ */ graphql(`
  fragment RecordTransfer on RecordTransfer @_unmask {
    id
    filingNumber
    fromName
    toName
    state
    stateLabel
    steps
    offeredAt
    expiresAt
    endedAt
  }
`);
export type RecordTransfer = ResultOf<typeof recordTransferFragment>;
export const recordTransfersDocument = /* @__PURE__ */ graphql(`
  query RecordTransfers($before: String, $last: Int, $after: String, $first: Int) {
    recordTransfers(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...RecordTransfer
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [recordTransferFragment, pageInfoFragment]);
export const offerRecordDocument = /* @__PURE__ */ graphql(`
  mutation OfferRecord($key: String!, $toPartnerId: ID!, $recordId: ID!) {
    done: offerRecord(key: $key, toPartnerId: $toPartnerId, recordId: $recordId) {
      __typename
      ...RecordTransfer
      ...ActionRefused
    }
  }
`, [recordTransferFragment, actionRefusedFragment]);
export const settleTransferDocument = /* @__PURE__ */ graphql(`
  mutation SettleTransfer($key: String!, $step: TransferStep!, $id: ID!) {
    done: settleTransfer(key: $key, step: $step, id: $id) {
      __typename
      ...RecordTransfer
      ...ActionRefused
    }
  }
`, [recordTransferFragment, actionRefusedFragment]);
