import { defaultPointLimits, type PointLimits } from '@beian/domain';
import type { TakenPoints, UsageToAdd } from '@beian/orders';
import { costs } from './cost-table.ts';

/** What a request was told of its points. */
export interface RateLimitResult extends PointLimits {
  readonly allowed: boolean;
  /** What is left for the caller, as far as this process knows. */
  readonly remaining: number;
  /** Until there are enough, whole seconds; 0 where it was allowed. Infinity: the bucket never holds as many. */
  readonly retryAfter: number;
}

/** A process takes a tenth of the bucket at a time, for a second: so most requests ask nobody. */
const SLICE_SHARE = 0.1;
const SLICE_LIFETIME_MS = 1000;
/** What the database said of a bucket is asked anew after so long. */
const BUCKET_CACHE_MS = 10_000;
/** Buckets of nobodies, and keys, that are remembered. */
const MAX_TRACKED = 10_000;

type TakePoints = (asked: {
  partnerId: string;
  least: number;
  most: number;
  giveBack: number;
}) => Promise<TakenPoints | undefined>;

interface BucketShare extends PointLimits {
  /** Taken from the bucket, not yet spent; given back after `until`. */
  held: number;
  until: number;
  /** What the bucket held at `at`. */
  left: number;
  at: number;
  asking: Promise<void> | undefined;
  /** Of those that wait for `asking`. */
  wanted: number;
  /** Points below which the partner is dry. */
  exhaustedBelow: number;
  /** Of refusals that are being paid: what comes in the same moment counts with them. */
  fined: number;
}

export interface RateLimiter {
  /** Takes the points from what this process holds of the partner's bucket, else from the bucket that all processes share. */
  spend(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** The same of who waits until there are enough: what it lacks is no refusal. */
  wait(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** The same for whoever has no key, by address, in this process alone. */
  spendAnonymous(address: string, cost: number): RateLimitResult;
  /** Takes the points of a refusal, or all there are: until there are so many again the partner is dry. */
  fine(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** Whether an address has fewer points than refusing it costs. */
  isAnonymousExhausted(address: string): boolean;
  /** Whether the partner has fewer points than refusing it costs: known without asking. */
  isExhausted(partnerId: string): RateLimitResult | undefined;
  /** What was used since it was asked last. */
  takeUsage(): UsageToAdd[];
  /** Of one partner, or of all: what is held and believed is asked anew. */
  invalidate(partnerId?: string): void;
}

/**
 * This process's share of the buckets. A slice is taken before it is spent, so that all processes together never go over the limit; each
 * other process may hold a slice for a second that this one then lacks. `now`: milliseconds that only move forward.
 */
export function createRateLimiter(ask: TakePoints, now: () => number = () => performance.now()): RateLimiter {
  const shares = new Map<string, BucketShare>();
  const anonymousBuckets = new Map<string, { left: number; at: number }>();
  let counted = new Map<string, { requests: number; points: number; refused: number }>();

  /** At most so many points the caller can have: other processes only take. */
  const availablePoints = (share: BucketShare): number =>
    share.held + Math.min(share.bucket, share.left + ((now() - share.at) / 1000) * share.pointsPerSecond);
  const toResult = (share: BucketShare, allowed: boolean, cost: number): RateLimitResult => {
    const { pointsPerSecond, bucket } = share;
    const has = Math.min(bucket, availablePoints(share));
    const retryAfter = allowed
      ? 0
      : cost > bucket
        ? Number.POSITIVE_INFINITY
        : Math.max(1, Math.ceil((cost - has) / pointsPerSecond));
    return { allowed, pointsPerSecond, bucket, remaining: Math.max(0, Math.floor(has)), retryAfter };
  };
  const count = (partnerId: string, allowed: boolean, cost: number) => {
    const one = counted.get(partnerId) ?? { requests: 0, points: 0, refused: 0 };
    one.requests += 1;
    one.points += allowed ? cost : 0;
    one.refused += allowed ? 0 : 1;
    counted.set(partnerId, one);
  };
  const take = async (partnerId: string, share: BucketShare, cost: number): Promise<void> => {
    const giveBack = share.held;
    // Not put back where the statement fails: it may have been done, and nobody goes over.
    share.held = 0;
    const most = Math.max(cost, share.wanted, share.bucket * SLICE_SHARE);
    const taken = await ask({ partnerId, least: cost, most, giveBack });
    if (taken === undefined) throw new Error('takePoints: the partner has no row');
    Object.assign(share, {
      ...{ held: taken.taken, left: taken.left, at: now(), until: now() + SLICE_LIFETIME_MS },
      ...{ pointsPerSecond: taken.pointsPerSecond, bucket: taken.bucket },
    });
  };

  /** Of a small bucket a tenth: nobody waits until it is full. */
  const exhaustionThreshold = (share: BucketShare): number =>
    Math.max(costs.refusedForForm, Math.min(share.exhaustedBelow, share.bucket * SLICE_SHARE));
  const shareOf = (partnerId: string): BucketShare => {
    const known = shares.get(partnerId);
    if (known !== undefined) return known;
    const nothing = {
      held: 0,
      until: 0,
      left: 0,
      at: Number.NEGATIVE_INFINITY,
      asking: undefined,
      wanted: 0,
      fined: 0,
    };
    const share: BucketShare = { ...defaultPointLimits, ...nothing, exhaustedBelow: costs.refusedForForm };
    shares.set(partnerId, share);
    return share;
  };
  const anonymousPoints = (address: string): number => {
    const { pointsPerSecond, bucket } = defaultPointLimits;
    const before = anonymousBuckets.get(address);
    return before === undefined
      ? bucket
      : Math.min(bucket, before.left + ((now() - before.at) / 1000) * pointsPerSecond);
  };

  const spend = async (partnerId: string, cost: number): Promise<RateLimitResult> => {
    const share = shareOf(partnerId);
    for (;;) {
      if (share.held >= cost && (share.until > now() || share.asking !== undefined)) {
        share.held -= cost;
        count(partnerId, true, cost);
        return toResult(share, true, cost);
      }
      if (now() - share.at < BUCKET_CACHE_MS && availablePoints(share) < cost) {
        return toResult(share, false, cost);
      }
      share.wanted += cost;
      share.asking ??= take(partnerId, share, cost).finally(() => {
        share.asking = undefined;
      });
      try {
        await share.asking;
      } finally {
        share.wanted -= cost;
      }
    }
  };

  return {
    spend: async (partnerId, cost) => {
      const spent = await spend(partnerId, cost);
      if (!spent.allowed) count(partnerId, false, cost);
      return spent;
    },
    wait: spend,
    async fine(partnerId, cost) {
      const share = shareOf(partnerId);
      share.exhaustedBelow = Math.max(share.exhaustedBelow, cost);
      share.fined += cost;
      try {
        const spent = await this.spend(partnerId, cost);
        return spent.allowed || spent.remaining === 0 ? spent : await this.spend(partnerId, spent.remaining);
      } finally {
        share.fined -= cost;
      }
    },
    spendAnonymous(address, cost) {
      const { pointsPerSecond, bucket } = defaultPointLimits;
      const has = anonymousPoints(address);
      const allowed = has >= cost;
      const left = allowed ? has - cost : has;
      anonymousBuckets.delete(address);
      anonymousBuckets.set(address, { left, at: now() });
      if (anonymousBuckets.size > MAX_TRACKED) anonymousBuckets.delete(anonymousBuckets.keys().next().value as string);
      const retryAfter = allowed
        ? 0
        : cost > bucket
          ? Number.POSITIVE_INFINITY
          : Math.max(1, Math.ceil((cost - has) / pointsPerSecond));
      return { allowed, pointsPerSecond, bucket, remaining: Math.floor(left), retryAfter };
    },
    isAnonymousExhausted: (address) => anonymousPoints(address) < costs.refusedForForm,
    isExhausted(partnerId) {
      const share = shares.get(partnerId);
      if (share === undefined || now() - share.at >= BUCKET_CACHE_MS) return undefined;
      if (availablePoints(share) - share.fined >= exhaustionThreshold(share)) {
        share.exhaustedBelow = costs.refusedForForm;
        return undefined;
      }
      count(partnerId, false, exhaustionThreshold(share));
      return toResult(share, false, exhaustionThreshold(share));
    },
    takeUsage() {
      const used = [...counted].map(([partnerId, one]) => ({ partnerId, ...one }));
      counted = new Map();
      return used;
    },
    invalidate(partnerId) {
      for (const [id, share] of shares)
        if (partnerId === undefined || id === partnerId)
          Object.assign(share, { at: Number.NEGATIVE_INFINITY, until: 0 });
      if (partnerId === undefined) anonymousBuckets.clear();
    },
  };
}
