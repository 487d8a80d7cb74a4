import type { TakenPoints, UsageToAdd } from '@beian/accounts/partners';
import { defaultPointLimits, type PointLimits } from '@beian/domain/partner';
import { costs } from './cost-table.ts';

/** Result of charging points to a request. */
export interface RateLimitResult extends PointLimits {
  readonly allowed: boolean;
  /** Points left for the caller, as far as this process knows. */
  readonly remaining: number;
  /** Whole seconds after which the same call is allowed, if nothing else is charged; 0 if allowed. Infinity: the cost exceeds the bucket. */
  readonly retryAfter: number;
}

/** A process takes a tenth of the bucket at a time, for one second, so most requests need no statement. */
const SLICE_SHARE = 0.1;
const SLICE_LIFETIME_MS = 1000;
/** The bucket state read from the database is refreshed after this time. */
const BUCKET_CACHE_MS = 10_000;
/** How long a cost counts for `BucketShare.largest`. */
const LARGEST_KEPT_MS = 60_000;
/** Most anonymous buckets and keys that are kept in memory. */
const MAX_TRACKED = 10_000;

type TakePoints = (asked: {
  partnerId: string;
  least: number;
  most: number;
  giveBack: number;
}) => Promise<TakenPoints | undefined>;

interface BucketShare extends PointLimits {
  /** Points taken from the bucket and not yet spent; given back after `until`. */
  held: number;
  until: number;
  /** Points in the bucket at time `at`. */
  left: number;
  at: number;
  asking: Promise<void> | undefined;
  /** Sum of the points that the calls waiting for `asking` need. */
  wanted: number;
  /** The partner is exhausted while it has fewer points than this. */
  exhaustedBelow: number;
  /** Points of refusals that are being charged; calls in the meantime count them as spent. */
  fined: number;
  /** The largest cost asked for in the last minute, from `at` on: what a caller that is refused before its cost is known waits for. */
  largest: { cost: number; at: number };
}

export interface RateLimiter {
  /** Takes the points from this process's share of the partner's bucket, else from the shared bucket in the database. */
  spend(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** Like `spend`, for a caller that waits for points: a lack of points is not counted as a refusal. */
  wait(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** Like `spend`, for anonymous callers: by address, in this process only. */
  spendAnonymous(address: string, cost: number): RateLimitResult;
  /** Gives back points of an anonymous caller that were taken before it was known whether they are due. */
  refundAnonymous(address: string, cost: number): void;
  /** Takes the points of a refusal, or all that are left; the partner is exhausted until it has that many again. */
  fine(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** Takes the points of a refusal for a lack of points. The result says when `cost` can be paid, as the database has it now. */
  refuse(partnerId: string, cost: number): Promise<RateLimitResult>;
  /** Like `refuse`, for anonymous callers. */
  refuseAnonymous(address: string, cost: number): RateLimitResult;
  /** Seconds until the address has the points of a refusal; 0 if it has them. */
  anonymousWaitSeconds(address: string): number;
  /** Set if the partner has fewer points than a refusal costs. Uses cached state, without a statement. */
  isExhausted(partnerId: string): RateLimitResult | undefined;
  /** Usage since the last call. */
  takeUsage(): Omit<UsageToAdd, 'kind'>[];
  /** Drops the cached state of one partner, or of all; the next call reads it from the database. */
  invalidate(partnerId?: string): void;
}

/** Whole seconds until `needed` points are there: more than the exact time, so that no rounding makes it too short. */
const waitSeconds = (needed: number, has: number, { pointsPerSecond, bucket }: PointLimits): number =>
  needed > bucket ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((needed - has) / pointsPerSecond) + 1);

/**
 * This process's share of the buckets. A slice is taken before it is spent, so all processes together never exceed the limit; each other
 * process may hold a slice for up to one second. `now`: monotonic time in ms.
 */
export function createRateLimiter(ask: TakePoints, now: () => number = () => performance.now()): RateLimiter {
  const shares = new Map<string, BucketShare>();
  const anonymousBuckets = new Map<string, { left: number; at: number }>();
  let counted = new Map<string, { requests: number; points: number; refused: number }>();

  /** Upper bound of the points that the caller has: other processes only take points. */
  const availablePoints = (share: BucketShare): number =>
    share.held + Math.min(share.bucket, share.left + ((now() - share.at) / 1000) * share.pointsPerSecond);
  const toResult = (share: BucketShare, allowed: boolean, cost: number): RateLimitResult => {
    const { pointsPerSecond, bucket } = share;
    const has = Math.min(bucket, availablePoints(share));
    // `isExhausted` refuses below its threshold, whatever a call costs.
    const retryAfter = allowed ? 0 : waitSeconds(Math.max(cost, exhaustionThreshold(share)), has, share);
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
    // If the statement fails, the points are not put back: it may have been committed, and the limit must hold.
    share.held = 0;
    const most = Math.max(cost, share.wanted, share.bucket * SLICE_SHARE);
    const taken = await ask({ partnerId, least: cost, most, giveBack });
    if (taken === undefined) throw new Error('takePoints: the partner has no row');
    Object.assign(share, {
      ...{ held: taken.taken, left: taken.left, at: now(), until: now() + SLICE_LIFETIME_MS },
      ...{ pointsPerSecond: taken.pointsPerSecond, bucket: taken.bucket },
    });
  };

  /** At most a tenth of a small bucket, so that no partner waits until its bucket is full. */
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
      largest: { cost: 0, at: Number.NEGATIVE_INFINITY },
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

  /** Asks the database for points; calls in the meantime wait for the same answer. */
  const askOnce = (partnerId: string, share: BucketShare, cost: number): Promise<void> => {
    share.asking ??= take(partnerId, share, cost).finally(() => {
      share.asking = undefined;
    });
    return share.asking;
  };

  const spend = async (partnerId: string, cost: number): Promise<RateLimitResult> => {
    const share = shareOf(partnerId);
    if (cost >= share.largest.cost || now() - share.largest.at > LARGEST_KEPT_MS) share.largest = { cost, at: now() };
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
      try {
        await askOnce(partnerId, share, cost);
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
      const needed = Math.max(cost, costs.refusedForForm);
      const retryAfter = allowed ? 0 : waitSeconds(needed, has, defaultPointLimits);
      return { allowed, pointsPerSecond, bucket, remaining: Math.floor(left), retryAfter };
    },
    refundAnonymous(address, cost) {
      const left = Math.min(defaultPointLimits.bucket, anonymousPoints(address) + cost);
      anonymousBuckets.set(address, { left, at: now() });
    },
    async refuse(partnerId, cost) {
      const share = shareOf(partnerId);
      // Other processes may have taken points since the bucket was read, and then the wait would be too short.
      await askOnce(partnerId, share, costs.refusedForPoints);
      if (share.held >= costs.refusedForPoints) share.held -= costs.refusedForPoints;
      count(partnerId, false, costs.refusedForPoints);
      return toResult(share, false, cost);
    },
    refuseAnonymous(address, cost) {
      this.spendAnonymous(address, costs.refusedForPoints);
      return this.spendAnonymous(address, cost);
    },
    anonymousWaitSeconds(address) {
      const has = anonymousPoints(address);
      return has >= costs.refusedForForm ? 0 : waitSeconds(costs.refusedForForm, has, defaultPointLimits);
    },
    isExhausted(partnerId) {
      const share = shares.get(partnerId);
      if (share === undefined || now() - share.at >= BUCKET_CACHE_MS) return undefined;
      if (availablePoints(share) - share.fined >= exhaustionThreshold(share)) {
        share.exhaustedBelow = costs.refusedForForm;
        return undefined;
      }
      count(partnerId, false, exhaustionThreshold(share));
      const isRecent = now() - share.largest.at <= LARGEST_KEPT_MS && share.largest.cost <= share.bucket;
      return toResult(share, false, isRecent ? share.largest.cost : 0);
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
