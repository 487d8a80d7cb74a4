import {
  changeRuleFragment,
  orderOptionFragment,
  planOptionFragment,
  websiteAccessFragment,
} from '../../generated/record.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

export const ownRecordsDocument = graphql(`
  query OwnRecords($search: String, $after: String) {
    records(first: 20, search: $search, after: $after) {
      edges {
        node {
          id
          filingNumber
          name
          provinceName
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
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

/** A record with the orders that it allows. */
export const recordOptionsDocument = graphql(
  `
    query RecordOptions($id: ID!) {
      record(id: $id) {
        id
        elsewhere
        filingNumber
        name
        provinceName
        websites {
          id
          filingNumber
          name
          domains
          ours
          accesses {
            ...WebsiteAccess
          }
        }
        openOrder {
          id
          number
          kindLabel
          stateLabel
        }
        changeRules {
          ...ChangeRule
        }
        orderOptions {
          ...OrderOption
        }
        planOptions {
          ...PlanOption
        }
      }
    }
  `,
  [websiteAccessFragment, changeRuleFragment, orderOptionFragment, planOptionFragment],
);

export type RecordOptions = NonNullable<ResultOf<typeof recordOptionsDocument>['record']>;
