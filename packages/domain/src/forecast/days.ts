/** Past days from which rates and outcomes are taken, and over which forecasts are scored. */
export const FORECAST_PAST_DAYS = 30;
/** Days ahead for which is forecast: our duties take one working day, so only the longest holidays and closures lead further. */
export const MAX_FORECAST_DAYS = 31;
