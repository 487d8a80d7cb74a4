export { loadForecastInputs, loadTimeInputs } from './inputs.ts';
export { type ForecastScore, type ForecastSum, loadForecast, loadForecastTimes } from './load.ts';
export { rollForecast } from './roll-forecast.ts';
