export { loadForecastInputs, loadTimeInputs } from './inputs.ts';
export { loadForecast, loadForecastTimes } from './load.ts';
export { rollForecast } from './roll-forecast.ts';
