import { duePartsFragment } from '../generated/common.ts';
import { type Item, type OrderParts as Order, orderPartsFragment } from '../generated/order.ts';
import { graphql, type ResultOf } from '../graphql.ts';

export const ordersDocument = graphql(
  `
    query Orders(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $filter: OrderFilter
      $sort: OrderSort
      $descending: Boolean
    ) {
      viewer {
        now
      }
      orders(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        sort: $sort
        descending: $descending
      ) {
        edges {
          node {
            id
            number
            kind
            stateLabel
            provinceName
            round
            subjectName
            changedLabels
            updatedAt
            submittedAt
            partner {
              name
            }
            due {
              ...DueParts
            }
            lease {
              holderName
              until
              mine
            }
            assignee {
              name
              mine
            }
            marks
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [duePartsFragment],
);

export const orderDocument = graphql(
  `
    query Order($id: ID!) {
      viewer {
        now
      }
      order(id: $id) {
        ...OrderParts
      }
    }
  `,
  [orderPartsFragment],
);

export type OrderRow = ResultOf<typeof ordersDocument>['orders']['edges'][number]['node'];
export type { Order };
export type Due = NonNullable<Order['due']>;
export type OrderState = Order['state'];
export type Verdict = NonNullable<Item['verdict']>;
export type {
  Action,
  ActionRefused as Refused,
  Lease,
  Material,
  PageInfo,
  PaperValue,
} from '../generated/common.ts';
export type {
  BureauAnswer,
  DomainCheck,
  Item,
  PaperReading,
  PaperStatement,
  ProposedReason,
  SmsCheck,
} from '../generated/order.ts';
export type { ReturnReason } from '../generated/reason.ts';
