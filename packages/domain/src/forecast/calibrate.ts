/** What became of orders to which a back-test had given about the same raw likelihood. */
export interface CalibrationBin {
  /** '' for all duties. */
  readonly duty: string;
  readonly orders: number;
  readonly breached: number;
  /** Sum of the raw likelihoods. */
  readonly said: number;
}

/** Orders that a duty of its own needs before it is set right by its own past; all duties together need as many. */
export const MIN_FORECASTS_TO_CALIBRATE = 300;
/** So many orders that came out as was said are added to each bin: a bin of few moves little. */
const PRIOR = 100;

/** Raw likelihood to likelihood. */
export type Calibration = (duty: string, raw: number) => number;

/**
 * What raw likelihoods have come to mean: shares that breached, made rising (pool adjacent violators) and joined by straight lines;
 * unchanged where the past is too small. Pure.
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
