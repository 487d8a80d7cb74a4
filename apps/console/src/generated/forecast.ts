// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { listedOrderFragment, teamPaceFragment } from './common.ts';

export const forecastTimesFragment = /* @__PURE__ */ graphql(`
  fragment ForecastTimes on ForecastTimes @_unmask {
    now
    evening
    tomorrow
    twoDays
  }
`);
export type ForecastTimes = ResultOf<typeof forecastTimesFragment>;
export const orderForecastFragment = /* @__PURE__ */ graphql(`
  fragment OrderForecast on OrderForecast @_unmask {
    order {
      ...ListedOrder
    }
    likelihood
    why
  }
`, [listedOrderFragment]);
export type OrderForecast = ResultOf<typeof orderForecastFragment>;
export const forecastSumFragment = /* @__PURE__ */ graphql(`
  fragment ForecastSum on ForecastSum @_unmask {
    dimension
    value
    label
    orders
    expected
    likely
  }
`);
export type ForecastSum = ResultOf<typeof forecastSumFragment>;
export const forecastRestsFragment = /* @__PURE__ */ graphql(`
  fragment ForecastRests on ForecastRests @_unmask {
    enoughHandling
    setRight
  }
`);
export type ForecastRests = ResultOf<typeof forecastRestsFragment>;
export const forecastTenthFragment = /* @__PURE__ */ graphql(`
  fragment ForecastTenth on ForecastTenth @_unmask {
    tenth
    orders
    breached
    said
  }
`);
export type ForecastTenth = ResultOf<typeof forecastTenthFragment>;
export const forecastScoreFragment = /* @__PURE__ */ graphql(`
  fragment ForecastScore on ForecastScore @_unmask {
    days
    orders
    error
    errorOfShare
    errorOfLeft
    tenths {
      ...ForecastTenth
    }
  }
`, [forecastTenthFragment]);
export type ForecastScore = ResultOf<typeof forecastScoreFragment>;
export const forecastFragment = /* @__PURE__ */ graphql(`
  fragment Forecast on Forecast @_unmask {
    now
    until
    orders
    expected
    likely
    overdue
    rows {
      ...OrderForecast
    }
    endCursor
    hasNextPage
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
`, [orderForecastFragment, forecastSumFragment, teamPaceFragment, forecastRestsFragment, forecastScoreFragment]);
export type Forecast = ResultOf<typeof forecastFragment>;
export const forecastTimesDocument = /* @__PURE__ */ graphql(`
  query ForecastTimes {
    forecastTimes {
      ...ForecastTimes
    }
  }
`, [forecastTimesFragment]);
export const forecastDocument = /* @__PURE__ */ graphql(`
  query Forecast($after: String, $first: Int, $seed: Int, $until: DateTime!) {
    forecast(after: $after, first: $first, seed: $seed, until: $until) {
      ...Forecast
    }
  }
`, [forecastFragment]);
