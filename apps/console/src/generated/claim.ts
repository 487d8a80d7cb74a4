// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const claimPaperPictureFragment = /* @__PURE__ */ graphql(`
  fragment ClaimPaperPicture on ClaimPaperPicture @_unmask {
    id
    paper
    label
  }
`);
export type ClaimPaperPicture = ResultOf<typeof claimPaperPictureFragment>;
export const recordClaimFragment = /* @__PURE__ */ graphql(`
  fragment RecordClaim on RecordClaim @_unmask {
    id
    filingNumber
    partnerName
    recordId
    subjectName
    state
    stateLabel
    steps
    papers {
      ...ClaimPaperPicture
    }
    claimedAt
    ownerUntil
    ownerAnswered
    objectionUntil
    endedAt
    reason
  }
`, [claimPaperPictureFragment]);
export type RecordClaim = ResultOf<typeof recordClaimFragment>;
export const recordClaimsDocument = /* @__PURE__ */ graphql(`
  query RecordClaims($before: String, $last: Int, $after: String, $first: Int) {
    recordClaims(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...RecordClaim
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [recordClaimFragment, pageInfoFragment]);
export const claimRecordDocument = /* @__PURE__ */ graphql(`
  mutation ClaimRecord($key: String!, $input: ClaimInput!) {
    done: claimRecord(key: $key, input: $input) {
      __typename
      ...RecordClaim
      ...ActionRefused
    }
  }
`, [recordClaimFragment, actionRefusedFragment]);
export const settleRecordClaimDocument = /* @__PURE__ */ graphql(`
  mutation SettleRecordClaim($key: String!, $reason: String, $step: ClaimStep!, $id: ID!) {
    done: settleRecordClaim(key: $key, reason: $reason, step: $step, id: $id) {
      __typename
      ...RecordClaim
      ...ActionRefused
    }
  }
`, [recordClaimFragment, actionRefusedFragment]);
