import { graphql, type ResultOf } from '../../graphql.ts';
import { due, refused } from '../../order/fragments.ts';

const moved = graphql(
  `
    fragment MovedParts on OrdersMoved @_unmask {
      reassignmentId
      results {
        orderId
        refused {
          ...RefusedParts
        }
      }
    }
  `,
  [refused],
);

export const rebalanceDocument = graphql(`
  query Rebalance($unassigned: Boolean!) {
    rebalance(unassigned: $unassigned) {
      now
      token
      moves {
        version
        why
        whyLabel
        from {
          id
          name
        }
        to {
          id
          name
        }
        order {
          id
          number
          stateLabel
          provinceName
          due
          left {
            amount
            unit
            overdue
          }
          level
        }
      }
      stuckCount
      stuck {
        whyLabel
        keptLabel
        from {
          id
          name
        }
        order {
          id
          number
          stateLabel
          provinceName
          due
          left {
            amount
            unit
            overdue
          }
          level
        }
      }
      people {
        id
        name
        cap
        away
        ordersBefore
        ordersAfter
        weightBefore
        weightAfter
      }
      more
    }
  }
`);
export type Plan = ResultOf<typeof rebalanceDocument>['rebalance'];

export const applyRebalanceDocument = graphql(
  `
    mutation ApplyRebalance($moves: [PlannedMoveInput!]!, $token: String!, $key: String!) {
      applyRebalance(moves: $moves, token: $token, key: $key) {
        __typename
        ...MovedParts
        ...RefusedParts
      }
    }
  `,
  [moved, refused],
);

export const undoReassignmentDocument = graphql(
  `
    mutation UndoReassignment($id: ID!, $key: String!) {
      undoReassignment(id: $id, key: $key) {
        __typename
        ...MovedParts
        ...RefusedParts
      }
    }
  `,
  [moved, refused],
);

export const reassignmentsDocument = graphql(`
  query Reassignments($first: Int, $after: String) {
    reassignments(first: $first, after: $after) {
      reassignments {
        id
        kind
        staffName
        at
        undoneAt
        undoneName
        moves {
          orderId
          orderNumber
          fromName
          toName
          why
          undone
        }
      }
      endCursor
      hasNextPage
    }
  }
`);
export type Reassignment = ResultOf<typeof reassignmentsDocument>['reassignments']['reassignments'][number];

export const forecastDocument = graphql(
  `
    query Forecast($until: DateTime!, $first: Int, $after: String) {
      forecast(until: $until, first: $first, after: $after) {
        now
        until
        orders
        expected
        likely
        overdue
        endCursor
        hasNextPage
        rows {
          likelihood
          why
          order {
            id
            number
            subjectName
            stateLabel
            provinceName
            assignee {
              id
              name
              mine
            }
            due {
              ...DueParts
            }
          }
        }
        sums {
          dimension
          value
          label
          orders
          expected
          likely
        }
        pace {
          perHour
          basis
        }
        rests {
          enoughHandling
          setRight
        }
        score {
          days
          orders
          error
          errorOfShare
          errorOfLeft
          tenths {
            tenth
            orders
            breached
            said
          }
        }
      }
    }
  `,
  [due],
);
export type Forecast = ResultOf<typeof forecastDocument>['forecast'];
export type ForecastRow = Forecast['rows'][number];

export const forecastTimesDocument = graphql(`
  query ForecastTimes {
    forecastTimes {
      now
      evening
      tomorrow
      twoDays
    }
  }
`);
