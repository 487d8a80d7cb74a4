// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment, partnerAccountFragment } from './common.ts';

export const partnerRecordFragment = /* @__PURE__ */ graphql(`
  fragment PartnerRecord on PartnerRecord @_unmask {
    id
    filingNumber
    name
    provinceName
    basis
    since
  }
`);
export type PartnerRecord = ResultOf<typeof partnerRecordFragment>;
export const partnerRecordsDocument = /* @__PURE__ */ graphql(`
  query PartnerRecords($before: String, $last: Int, $after: String, $first: Int, $partnerId: ID!) {
    partnerRecords(before: $before, last: $last, after: $after, first: $first, partnerId: $partnerId) {
      edges {
        node {
          ...PartnerRecord
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [partnerRecordFragment, pageInfoFragment]);
export const createPartnerDocument = /* @__PURE__ */ graphql(`
  mutation CreatePartner($key: String!, $language: NoticeLanguage!, $input: PartnerInput!) {
    done: createPartner(key: $key, language: $language, input: $input) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
export const changePartnerDocument = /* @__PURE__ */ graphql(`
  mutation ChangePartner($key: String!, $input: PartnerInput!, $partnerId: ID!) {
    done: changePartner(key: $key, input: $input, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
export const closePartnerDocument = /* @__PURE__ */ graphql(`
  mutation ClosePartner($key: String!, $partnerId: ID!) {
    done: closePartner(key: $key, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
export const reopenPartnerDocument = /* @__PURE__ */ graphql(`
  mutation ReopenPartner($key: String!, $partnerId: ID!) {
    done: reopenPartner(key: $key, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
export const grantPartnerRecordDocument = /* @__PURE__ */ graphql(`
  mutation GrantPartnerRecord($key: String!, $basis: String!, $filingNumber: String!, $partnerId: ID!) {
    done: grantPartnerRecord(key: $key, basis: $basis, filingNumber: $filingNumber, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
export const withdrawPartnerRecordDocument = /* @__PURE__ */ graphql(`
  mutation WithdrawPartnerRecord($key: String!, $recordId: ID!, $partnerId: ID!) {
    done: withdrawPartnerRecord(key: $key, recordId: $recordId, partnerId: $partnerId) {
      __typename
      ...PartnerAccount
      ...ActionRefused
    }
  }
`, [partnerAccountFragment, actionRefusedFragment]);
