// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment, partnerAccountFragment } from './common.ts';

export const partnerUsageFragment = /* @__PURE__ */ graphql(`
  fragment PartnerUsage on PartnerUsage @_unmask {
    from
    requests
    points
    refused
  }
`);
export type PartnerUsage = ResultOf<typeof partnerUsageFragment>;
export const followUpCountFragment = /* @__PURE__ */ graphql(`
  fragment FollowUpCount on FollowUpCount @_unmask {
    kind
    label
    sent
    confirmed
    changed
  }
`);
export type FollowUpCount = ResultOf<typeof followUpCountFragment>;
export const partnerAccountPageFragment = /* @__PURE__ */ graphql(`
  fragment PartnerAccountPage on PartnerAccountPage @_unmask {
    account {
      ...PartnerAccount
    }
    minutes {
      ...PartnerUsage
    }
    hours {
      ...PartnerUsage
    }
    testMinutes {
      ...PartnerUsage
    }
    testHours {
      ...PartnerUsage
    }
    followUps {
      ...FollowUpCount
    }
    mayManage
  }
`, [partnerAccountFragment, partnerUsageFragment, followUpCountFragment]);
export type PartnerAccountPage = ResultOf<typeof partnerAccountPageFragment>;
export const partnerErrorCountFragment = /* @__PURE__ */ graphql(`
  fragment PartnerErrorCount on PartnerErrorCount @_unmask {
    operation
    label
    code
    message
    count
    lastAt
  }
`);
export type PartnerErrorCount = ResultOf<typeof partnerErrorCountFragment>;
export const partnerKeyFragment = /* @__PURE__ */ graphql(`
  fragment PartnerKey on PartnerKey @_unmask {
    id
    name
    kind
    scopes
    shown
    state
    createdAt
    madeBy
    lastUsedAt
    expiresAt
    revokedAt
    revokedBy
    replaces
  }
`);
export type PartnerKey = ResultOf<typeof partnerKeyFragment>;
export const partnerKeyMadeFragment = /* @__PURE__ */ graphql(`
  fragment PartnerKeyMade on PartnerKeyMade @_unmask {
    partnerKey {
      ...PartnerKey
    }
    secret
  }
`, [partnerKeyFragment]);
export type PartnerKeyMade = ResultOf<typeof partnerKeyMadeFragment>;
export const partnerAccountsDocument = /* @__PURE__ */ graphql(`
  query PartnerAccounts($before: String, $last: Int, $after: String, $first: Int) {
    partnerAccounts(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...PartnerAccount
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [partnerAccountFragment, pageInfoFragment]);
export const partnerAccountDocument = /* @__PURE__ */ graphql(`
  query PartnerAccount($partnerId: ID) {
    partnerAccount(partnerId: $partnerId) {
      ...PartnerAccountPage
    }
  }
`, [partnerAccountPageFragment]);
export const partnerErrorsDocument = /* @__PURE__ */ graphql(`
  query PartnerErrors($partnerId: ID) {
    partnerErrors(partnerId: $partnerId) {
      ...PartnerErrorCount
    }
  }
`, [partnerErrorCountFragment]);
export const partnerKeysDocument = /* @__PURE__ */ graphql(`
  query PartnerKeys($before: String, $last: Int, $after: String, $first: Int, $partnerId: ID) {
    partnerKeys(before: $before, last: $last, after: $after, first: $first, partnerId: $partnerId) {
      edges {
        node {
          ...PartnerKey
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [partnerKeyFragment, pageInfoFragment]);
export const createPartnerKeyDocument = /* @__PURE__ */ graphql(`
  mutation CreatePartnerKey($key: String!, $input: PartnerKeyInput!, $partnerId: ID!) {
    done: createPartnerKey(key: $key, input: $input, partnerId: $partnerId) {
      __typename
      ...PartnerKeyMade
      ...ActionRefused
    }
  }
`, [partnerKeyMadeFragment, actionRefusedFragment]);
export const rotatePartnerKeyDocument = /* @__PURE__ */ graphql(`
  mutation RotatePartnerKey($key: String!, $expiresAt: DateTime, $oldUntil: DateTime!, $id: ID!) {
    done: rotatePartnerKey(key: $key, expiresAt: $expiresAt, oldUntil: $oldUntil, id: $id) {
      __typename
      ...PartnerKeyMade
      ...ActionRefused
    }
  }
`, [partnerKeyMadeFragment, actionRefusedFragment]);
export const revokePartnerKeyDocument = /* @__PURE__ */ graphql(`
  mutation RevokePartnerKey($key: String!, $id: ID!) {
    done: revokePartnerKey(key: $key, id: $id) {
      __typename
      ...PartnerKeyMade
      ...ActionRefused
    }
  }
`, [partnerKeyMadeFragment, actionRefusedFragment]);
export const changePartnerLimitsDocument = /* @__PURE__ */ graphql(`
  mutation ChangePartnerLimits($key: String!, $bucket: Int!, $pointsPerSecond: Int!, $partnerId: ID!) {
    done: changePartnerLimits(key: $key, bucket: $bucket, pointsPerSecond: $pointsPerSecond, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
