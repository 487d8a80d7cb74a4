import { graphql, type ResultOf } from '../../graphql.ts';

export const boardDocument = graphql(`
  query Board($filter: BoardFilter) {
    board(filter: $filter) {
      now
      countedUntil
      hourAgo {
        at
        open
        dueToday
        atRisk
        overdue
      }
      dayAgo {
        at
        open
        dueToday
        atRisk
        overdue
      }
      before {
        ended
        lateTurns
      }
      pastIsKnown
      partners {
        id
        name
      }
      figures {
        dimension
        value
        label
        open
        ours
        dueToday
        atRisk
        overdue
        ended
        lateTurns
        late
        held
        heldShare
      }
      stages {
        clock
        label
        left {
          from
          before
          orders
        }
      }
      hours {
        from
        before
        orders
        ended
      }
      rectifications {
        open
        dueSoon
        overdue
      }
      endedToday
      pace {
        perHour
        basis
      }
      weeks {
        week
        party
        orders
        half
        most
      }
    }
  }
`);

export type Board = ResultOf<typeof boardDocument>['board'];
export type Figures = Board['figures'][number];
export type Dimension = Figures['dimension'];
