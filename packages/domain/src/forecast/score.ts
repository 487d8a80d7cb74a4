/** A forecast, and what came of it. */
export interface ScoredForecast {
  readonly said: number;
  readonly breached: boolean;
}

/** Mean of the squared error (Brier 1950): 0 is certain and right; whoever always says the same share s is at s × (1 − s). */
export const brierOf = (all: readonly ScoredForecast[]): number =>
  all.length === 0
    ? 0
    : all.reduce((sum, { said, breached }) => sum + (said - (breached ? 1 : 0)) ** 2, 0) / all.length;

/** Tenths of a likelihood: 0 for less than 10 %, 9 for 90 % and more. */
export const decileOf = (said: number): number => Math.min(9, Math.max(0, Math.floor(said * 10 + 1e-9)));

/** Bins of raw likelihoods that the past is kept in. */
export const RAW_BINS = 20;
export const rawBinOf = (raw: number): number => Math.min(RAW_BINS - 1, Math.max(0, Math.floor(raw * RAW_BINS + 1e-9)));

/** Half working hours left, up to nine hours: what the baseline of time left alone goes by. */
export const leftBinOf = (leftMs: number): number => Math.min(18, Math.max(0, Math.floor(leftMs / 1_800_000)));

/** Forecasts whose outcome is known that are needed before an error is shown at all. */
export const MIN_FORECASTS_TO_SCORE = 200;
