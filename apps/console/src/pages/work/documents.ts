import { teamPaceFragment } from '../../generated/common.ts';
import { forecastRestsFragment, forecastScoreFragment, forecastSumFragment } from '../../generated/forecast.ts';
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
          ...ForecastSum
        }
        pace {
          ...TeamPace
        }
        rests {
          ...ForecastRests
        }
        score {
          ...ForecastScore
        }
      }
    }
  `,
  [dueParts, forecastSumFragment, teamPaceFragment, forecastRestsFragment, forecastScoreFragment],
);
export type Forecast = ResultOf<typeof forecastDocument>['forecast'];
export type ForecastRow = Forecast['rows'][number];
