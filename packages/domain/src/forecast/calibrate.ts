/** Outcomes of orders to which a back-test gave about the same raw probability. */
export interface CalibrationBin {
  /** '' for all duties. */
  readonly duty: string;
  readonly orders: number;
  readonly breached: number;
  /** Sum of the raw probabilities. */
  readonly said: number;
}

/** Minimum number of orders for a duty's own calibration; the calibration over all duties needs the same number. */
export const MIN_FORECASTS_TO_CALIBRATE = 300;
/**
 * Weight of the prior: this many orders with the predicted outcome are added to each bin, so that small bins change
 * little.
 */
const PRIOR = 100;

/** Maps a raw probability to a calibrated one. */
export type Calibration = (duty: string, raw: number) => number;

/**
 * Calibration from past outcomes: shares that breached, made monotone (pool adjacent violators) and interpolated
 * linearly; the identity where there is too little data. Pure.
 */
export function calibrationOf(bins: readonly CalibrationBin[]): Calibration {
  const lines = new Map<string, Line>();
  for (const duty of new Set(['', ...bins.map((bin) => bin.duty)])) {
    const own = bins.filter((bin) => duty === '' || bin.duty === duty);
    const orders = own.reduce((sum, bin) => sum + bin.orders, 0);
    if (orders >= MIN_FORECASTS_TO_CALIBRATE) lines.set(duty, lineOf(own));
  }
  return (duty, raw) => {
    const line = lines.get(duty) ?? lines.get('');
    return line === undefined ? raw : onLine(line, raw);
  };
}

interface Line {
  readonly raw: readonly number[];
  readonly share: readonly number[];
}

function lineOf(bins: readonly CalibrationBin[]): Line {
  const sorted = bins
    .filter(({ orders }) => orders > 0)
    .map(({ orders, breached, said }) => {
      const raw = said / orders;
      return { raw, weight: orders + PRIOR, share: (breached + PRIOR * raw) / (orders + PRIOR) };
    })
    .sort((a, b) => a.raw - b.raw);
  const pools: { raw: number; weight: number; share: number }[] = [];
  for (const one of sorted) {
    let pool = { ...one };
    for (let last = pools.at(-1); last !== undefined && last.share >= pool.share; last = pools.at(-1)) {
      const weight = last.weight + pool.weight;
      const mean = (a: number, b: number) => (a * last.weight + b * pool.weight) / weight;
      pool = { raw: mean(last.raw, pool.raw), share: mean(last.share, pool.share), weight };
      pools.pop();
    }
    pools.push(pool);
  }
  return { raw: pools.map(({ raw }) => raw), share: pools.map(({ share }) => share) };
}

function onLine({ raw, share }: Line, at: number): number {
  const next = raw.findIndex((one) => one >= at);
  if (next === 0) return share[0] ?? at;
  if (next < 0) return share.at(-1) ?? at;
  const [low, high] = [raw[next - 1] as number, raw[next] as number];
  const [from, to] = [share[next - 1] as number, share[next] as number];
  return high === low ? to : from + ((at - low) / (high - low)) * (to - from);
}
