export { type CalibrationBin, calibrationOf, MIN_FORECASTS_TO_CALIBRATE } from './calibrate.ts';
export { FORECAST_PAST_DAYS, MAX_FORECAST_DAYS } from './days.ts';
export { explainForecast } from './explain.ts';
export { forecast } from './forecast.ts';
export {
  type ForecastDimension,
  type ForecastRestsView,
  type ForecastScoreView,
  type ForecastSumView,
  type ForecastTenthView,
  type ForecastTimesView,
  type ForecastView,
  forecastFields,
  forecastRestsFields,
  forecastScoreFields,
  forecastSumFields,
  forecastTenthFields,
  forecastTimesFields,
  type OrderForecastView,
  orderForecastFields,
} from './forecast-fields.ts';
export { type HandlingSample, MIN_DECISIONS_PER_DUTY, quantilesOf } from './handling.ts';
export type { ForecastInputs, ForecastOrder, ForecastPerson, OrderForecast } from './inputs.ts';
export { type TeamPace, teamPace } from './pace.ts';
export { type TeamPaceView, teamPaceFields } from './pace-fields.ts';
export { seededRandom } from './random.ts';
export { decileOf, leftBinOf, MIN_FORECASTS_TO_SCORE, rawBinOf } from './score.ts';
export { forecastTimes } from './until.ts';
