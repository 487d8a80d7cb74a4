import { graphql, type ResultOf } from '../../graphql.ts';
import { dueParts } from '../../order/fragments.ts';

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
  [dueParts],
);
export type Forecast = ResultOf<typeof forecastDocument>['forecast'];
export type ForecastRow = Forecast['rows'][number];
