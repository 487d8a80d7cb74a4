import { graphql, type ResultOf } from '../graphql.ts';
import { due, order, type refused } from './fragments.ts';

/** One page of a queue. */
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
  [due],
);

export const queueCountsDocument = graphql(`
  query QueueCounts {
    queueCounts {
      stage
      count
    }
  }
`);

/** Staff, to filter by lease holder. */
export const colleaguesDocument = graphql(`
  query Colleagues {
    colleagues {
      id
      name
      reviews
    }
  }
`);

/** The return reasons, in the reader's language. */
export const returnReasonsDocument = graphql(`
  query ReturnReasons {
    returnReasons {
      code
      label
      advice
      fits
      searchKeys
    }
  }
`);

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
  [order],
);

export type OrderRow = ResultOf<typeof ordersDocument>['orders']['edges'][number]['node'];
export type PageInfo = ResultOf<typeof ordersDocument>['orders']['pageInfo'];
export type Order = ResultOf<typeof order>;
export type Item = Order['items'][number];
export type PaperReading = Item['paperReadings'][number];
export type PaperValue = PaperReading['values'][number];
export type DomainCheck = Order['domainChecks'][number];
export type SmsCheck = Order['smsChecks'][number];
export type ReturnReason = ResultOf<typeof returnReasonsDocument>['returnReasons'][number];
export type Material = NonNullable<Item['material']>;
export type Action = Order['actions'][number];
export type Due = NonNullable<Order['due']>;
export type Lease = NonNullable<Order['lease']>;
export type OrderState = Order['state'];
export type Verdict = NonNullable<Item['verdict']>;
export type BureauAnswer = Order['bureauAnswers'][number];
export type ProposedReason = Order['proposedReasons'][number];
export type Refused = ResultOf<typeof refused>;
