// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const forecastTimesFragment = /* @__PURE__ */ graphql(`
  fragment ForecastTimes on ForecastTimes @_unmask {
    now
    evening
    tomorrow
    twoDays
  }
`);
export type ForecastTimes = ResultOf<typeof forecastTimesFragment>;
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
export const forecastTimesDocument = /* @__PURE__ */ graphql(`
  query ForecastTimes {
    forecastTimes {
      ...ForecastTimes
    }
  }
`, [forecastTimesFragment]);
