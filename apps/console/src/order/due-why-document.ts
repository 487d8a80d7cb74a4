import { graphql, type ResultOf } from '../graphql.ts';

/** The explanation of a due time; fetched on demand. */
export const dueWhyDocument = graphql(`
  query DueWhy($id: ID!) {
    order(id: $id) {
      id
      eta {
        halfAt
        mostAt
        basisLabel
      }
      due {
        at
        provisional
        label
        why {
          startedBy
          startedAt
          rule
          source
          calendar
          provisional
          countsTo
          countedSeconds
          standingSince
          days {
            day
            kind
            label
            countedFrom
            countedTo
            countedSeconds
            nth
            stillSeconds
            provisional
            holiday
            notice
          }
          moves {
            at
            label
            from
            to
            cause
          }
        }
      }
    }
  }
`);

export type DueWithWhy = NonNullable<NonNullable<ResultOf<typeof dueWhyDocument>['order']>['due']>;
export type OrderEta = NonNullable<NonNullable<ResultOf<typeof dueWhyDocument>['order']>['eta']>;
export type Why = NonNullable<DueWithWhy['why']>;
export type WhyDay = Why['days'][number];
