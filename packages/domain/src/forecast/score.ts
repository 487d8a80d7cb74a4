/** A forecast and its outcome. */
export interface ScoredForecast {
  readonly said: number;
  readonly breached: boolean;
}

/** Mean squared error (Brier 1950): 0 is perfect; a constant forecast s equal to the true share scores s × (1 − s). */
export const brierOf = (all: readonly ScoredForecast[]): number =>
  all.length === 0
    ? 0
    : all.reduce((sum, { said, breached }) => sum + (said - (breached ? 1 : 0)) ** 2, 0) / all.length;

/** Decile of a probability: 0 for less than 10 %, 9 for 90 % and more. */
export const decileOf = (said: number): number => Math.min(9, Math.max(0, Math.floor(said * 10 + 1e-9)));

/** Number of bins in which past raw probabilities are stored. */
const RAW_BINS = 20;
export const rawBinOf = (raw: number): number => Math.min(RAW_BINS - 1, Math.max(0, Math.floor(raw * RAW_BINS + 1e-9)));

/** Half working hours left, up to nine hours: the only input of the baseline. */
export const leftBinOf = (leftMs: number): number => Math.min(18, Math.max(0, Math.floor(leftMs / 1_800_000)));

/** Minimum number of forecasts with a known outcome before an error is shown. */
export const MIN_FORECASTS_TO_SCORE = 200;
