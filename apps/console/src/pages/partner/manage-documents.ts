import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';
import { account } from './documents.ts';

const result = graphql(
  `
    fragment PartnerResultParts on PartnerAccountResult @_unmask {
      __typename
      ... on PartnerAccount {
        ...AccountParts
      }
      ...RefusedParts
    }
  `,
  [account, refused],
);

export const createPartnerDocument = graphql(
  `
    mutation CreatePartner($input: PartnerInput!, $language: NoticeLanguage!, $key: String!) {
      done: createPartner(input: $input, language: $language, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const changePartnerDocument = graphql(
  `
    mutation ChangePartner($partnerId: ID!, $input: PartnerInput!, $key: String!) {
      done: changePartner(partnerId: $partnerId, input: $input, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const closePartnerDocument = graphql(
  `
    mutation ClosePartner($partnerId: ID!, $key: String!) {
      done: closePartner(partnerId: $partnerId, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const reopenPartnerDocument = graphql(
  `
    mutation ReopenPartner($partnerId: ID!, $key: String!) {
      done: reopenPartner(partnerId: $partnerId, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const grantRecordDocument = graphql(
  `
    mutation GrantPartnerRecord($partnerId: ID!, $filingNumber: String!, $basis: String!, $key: String!) {
      done: grantPartnerRecord(partnerId: $partnerId, filingNumber: $filingNumber, basis: $basis, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const withdrawRecordDocument = graphql(
  `
    mutation WithdrawPartnerRecord($partnerId: ID!, $recordId: ID!, $key: String!) {
      done: withdrawPartnerRecord(partnerId: $partnerId, recordId: $recordId, key: $key) {
        ...PartnerResultParts
      }
    }
  `,
  [result],
);

export const partnerRecordsDocument = graphql(`
  query PartnerRecords($id: ID!, $after: String) {
    partnerRecords(partnerId: $id, first: 25, after: $after) {
      edges {
        node {
          id
          filingNumber
          name
          provinceName
          basis
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalIsCapped
    }
  }
`);

export type PartnerRecord = ResultOf<typeof partnerRecordsDocument>['partnerRecords']['edges'][number]['node'];
