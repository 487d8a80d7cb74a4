import { graphql, type ResultOf } from '../../graphql.ts';
import { due, lease, refused, report } from '../../order/fragments.ts';

/** Orders that wait to be pushed, by province and as rows. */
export const handOverDocument = graphql(
  `
    query HandOver($filter: OrderFilter, $after: String) {
      viewer {
        now
      }
      handOver {
        province
        provinceName
        orders
        overdue
        connection {
          id
          state
          label
          needsPerson
          sentence
          closedUntil
          retryAt
          backlog
        }
      }
      orders(first: 50, after: $after, filter: $filter) {
        edges {
          node {
            id
            number
            kind
            state
            stateLabel
            province
            provinceName
            subjectName
            version
            due {
              ...DueParts
            }
            lease {
              ...LeaseParts
            }
            actions {
              event
              presence
              primary
              confirm
              reasons {
                message
                suggestion
              }
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
  [due, lease],
);

/** The whole report of one order. */
export const orderReportDocument = graphql(
  `
    query OrderReport($id: ID!) {
      order(id: $id) {
        id
        report {
          ...ReportParts
        }
      }
    }
  `,
  [report],
);

/** The progress of orders that were pushed together. */
export const pushedDocument = graphql(`
  query Pushed($ids: [ID!]!) {
    orders(first: 100, filter: { ids: $ids }) {
      edges {
        node {
          id
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

export const pushOrdersDocument = graphql(
  `
    mutation PushOrders($orders: [PushInput!]!, $key: String!) {
      pushOrders(orders: $orders, key: $key) {
        __typename
        ... on PushedOrders {
          results {
            orderId
            version
            refusal {
              ...RefusedParts
            }
          }
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

type Answer = ResultOf<typeof handOverDocument>;
export type WaitingOrder = Answer['orders']['edges'][number]['node'];
export type HandOverProvince = Answer['handOver'][number];
export type PushedOrder = ResultOf<typeof pushedDocument>['orders']['edges'][number]['node'];
