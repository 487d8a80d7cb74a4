import { teamPaceFragment } from '../../generated/common.ts';
import { forecastRestsFragment, forecastScoreFragment, forecastSumFragment } from '../../generated/forecast.ts';
import { listedOrderFragment } from '../../generated/order.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

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
            ...ListedOrder
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
  [listedOrderFragment, forecastSumFragment, teamPaceFragment, forecastRestsFragment, forecastScoreFragment],
);
export type Forecast = ResultOf<typeof forecastDocument>['forecast'];
export type ForecastRow = Forecast['rows'][number];
