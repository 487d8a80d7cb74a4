import { fieldValueFragment, pageInfoFragment } from '../../generated/common.ts';
import { orderOptionFragment, recordPartnerFragment, websiteFragment } from '../../generated/record.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

export const recordsDocument = graphql(
  `
    query Records(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $search: String
      $province: String
      $nature: Int
    ) {
      records(
        first: $first
        after: $after
        last: $last
        before: $before
        search: $search
        province: $province
        nature: $nature
      ) {
        edges {
          node {
            id
            filingNumber
            name
            provinceName
            changedAt
            deregisteredAt
            websites {
              id
              domains
            }
            openOrder {
              id
              number
              stateLabel
            }
          }
        }
        pageInfo {
          ...PageInfo
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [pageInfoFragment],
);

export const recordDocument = graphql(
  `
    query FilingRecord($id: ID!) {
      record(id: $id) {
        id
        filingNumber
        name
        provinceName
        changedAt
        values {
          ...FieldValue
        }
        websites {
          ...Website
        }
        deregisteredAt
        orderOptions {
          ...OrderOption
        }
        partners {
          ...RecordPartner
        }
        openOrder {
          id
          number
          stateLabel
        }
      }
    }
  `,
  [fieldValueFragment, websiteFragment, orderOptionFragment, recordPartnerFragment],
);

export type RecordRow = ResultOf<typeof recordsDocument>['records']['edges'][number]['node'];
export type FilingRecord = NonNullable<ResultOf<typeof recordDocument>['record']>;
