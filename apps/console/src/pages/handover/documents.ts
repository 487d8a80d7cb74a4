import { actionFragment, listedOrderFragment } from '../../generated/common.ts';
import { handOverProvinceFragment } from '../../generated/hand-over.ts';
import { reportViewFragment } from '../../generated/order.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

/** Orders that wait to be pushed, by province and as rows. */
export const handOverDocument = graphql(
  `
    query HandOver($filter: OrderFilter, $after: String) {
      viewer {
        now
      }
      handOver {
        ...HandOverProvince
      }
      orders(first: 50, after: $after, filter: $filter) {
        edges {
          node {
            ...ListedOrder
            state
            province
            version
            actions {
              ...Action
            }
            report {
              ready
              xmlBytes
              problems {
                message
              }
              attachments {
                kind
                base64Bytes
                limit
              }
            }
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
  `,
  [handOverProvinceFragment, listedOrderFragment, actionFragment],
);

export const orderReportDocument = graphql(
  `
    query OrderReport($id: ID!) {
      order(id: $id) {
        id
        report {
          ...ReportView
        }
      }
    }
  `,
  [reportViewFragment],
);

export const pushedDocument = graphql(`
  query Pushed($ids: [ID!]!) {
    orders(first: 100, filter: { ids: $ids }) {
      edges {
        node {
          id
          version
          state
          stateLabel
          attempts {
            sequence
            state
            label
            message
          }
        }
      }
    }
  }
`);

type Answer = ResultOf<typeof handOverDocument>;
export type WaitingOrder = Answer['orders']['edges'][number]['node'];
export type PushedOrder = ResultOf<typeof pushedDocument>['orders']['edges'][number]['node'];
