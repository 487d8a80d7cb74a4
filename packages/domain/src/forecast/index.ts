export { type CalibrationBin, calibrationOf, MIN_FORECASTS_TO_CALIBRATE } from './calibrate.ts';
export { explainForecast } from './explain.ts';
export { forecast } from './forecast.ts';
export { type HandlingSample, MIN_DECISIONS_PER_DUTY, quantilesOf } from './handling.ts';
export type { ForecastInputs, ForecastOrder, ForecastPerson, OrderForecast } from './inputs.ts';
export { seededRandom } from './random.ts';
export { decileOf, leftBinOf, MIN_FORECASTS_TO_SCORE, rawBinOf } from './score.ts';
export { MIN_RATE_DAYS } from './team.ts';
export { forecastTimes } from './until.ts';
