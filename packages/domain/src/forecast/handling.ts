import type { OurDuty } from '../clock/our-duties.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';

/** How long decisions of a duty took from the claim on, in working time; for all orders, or one province and kind. */
export interface HandlingSample {
  readonly duty: OurDuty;
  /** null: all. */
  readonly province: string | null;
  readonly kind: OrderKind | null;
  readonly decisions: number;
  /** Milliseconds at evenly spaced quantiles: the n-th of N is the ((n + ½) / N) quantile. */
  readonly quantiles: readonly number[];
}

/**
 * Minimum number of decisions for a separate sample of a province and kind; the second constant is the minimum for a
 * duty.
 */
const MIN_DECISIONS_PER_PROVINCE_AND_KIND = 200;
export const MIN_DECISIONS_PER_DUTY = 20;

export interface HandlingDistribution {
  /** Index of the distribution among those looked up. */
  readonly nth: number;
  readonly median: number;
  /** Share of decisions that take longer than this many working milliseconds. */
  readonly longerThan: (ms: number) => number;
}
export type HandlingLookup = (order: {
  readonly duty: OurDuty;
  readonly province: string;
  readonly kind: OrderKind;
}) => HandlingDistribution;

/** Distribution around a default median, as multiples of it. */
const guessedShares = [0.3, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3, 6];

/** Picks `count` evenly spaced values of a sorted list. */
export function quantilesOf(sorted: readonly number[], count: number): number[] {
  if (sorted.length <= count) return [...sorted];
  return Array.from({ length: count }, (_, nth) => sorted[Math.floor(((nth + 0.5) / count) * sorted.length)] as number);
}

/** The most specific known distribution: of province and kind, of the duty, or the default. */
export function handlingLookup(
  samples: readonly HandlingSample[],
  usual: Readonly<Record<OurDuty, number>>,
): HandlingLookup {
  const known = new Map<string, HandlingDistribution>();
  for (const { duty, province, kind, decisions, quantiles } of samples) {
    if (decisions < (province === null ? MIN_DECISIONS_PER_DUTY : MIN_DECISIONS_PER_PROVINCE_AND_KIND)) continue;
    known.set(province === null ? duty : `${duty} ${province} ${kind}`, distributionOf(quantiles, known.size));
  }
  for (const [duty, ms] of Object.entries(usual))
    if (!known.has(duty))
      known.set(
        duty,
        distributionOf(
          guessedShares.map((share) => share * ms),
          known.size,
        ),
      );
  // Cached because it is called for every order.
  const bySort = new Map<string, HandlingDistribution>();
  return ({ duty, province, kind }) => {
    const sort = duty + province + kind;
    let takes = bySort.get(sort);
    if (takes === undefined) {
      takes = known.get(`${duty} ${province} ${kind}`) ?? (known.get(duty) as HandlingDistribution);
      bySort.set(sort, takes);
    }
    return takes;
  };
}

function distributionOf(quantiles: readonly number[], nth: number): HandlingDistribution {
  const count = quantiles.length;
  const longerThan = (ms: number): number => {
    if (ms <= 0) return 1;
    if (ms >= (quantiles[count - 1] as number)) return ms === Number.POSITIVE_INFINITY ? 0 : 0.5 / count;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((quantiles[middle] as number) > ms) high = middle;
      else low = middle + 1;
    }
    const [before, after] = [low === 0 ? 0 : (quantiles[low - 1] as number), quantiles[low] as number];
    const share = low === 0 ? (ms / after) * 0.5 : low - 0.5 + (ms - before) / Math.max(1, after - before);
    return 1 - Math.min(count, share) / count;
  };
  return { nth, median: quantiles[(count - 1) >> 1] ?? 0, longerThan };
}
