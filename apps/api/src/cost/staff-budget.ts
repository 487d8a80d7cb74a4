import type { PointLimits } from '@beian/domain/partner';
import type { RateLimitResult } from './rate-limiter.ts';

/**
 * Points of one person of the staff, in each process. Operations up to `free` points cost none: pages, orders and steps of the console.
 * What costs more is a list of hundred or several at once; the dearest of the console costs some 700.
 */
export const staffPoints = { free: 100, pointsPerSecond: 400, bucket: 8000 } as const satisfies PointLimits & {
  readonly free: number;
};
/** Most people that are kept in memory. */
const MAX_TRACKED = 10_000;

export interface StaffBudget {
  spend(staffId: string, cost: number): RateLimitResult;
}

/** `now`: monotonic time in ms. */
export function createStaffBudget(now: () => number = () => performance.now()): StaffBudget {
  const buckets = new Map<string, { left: number; at: number }>();
  const { free, pointsPerSecond, bucket } = staffPoints;
  return {
    spend(staffId, cost) {
      const known = buckets.get(staffId);
      const has = known ? Math.min(bucket, known.left + ((now() - known.at) / 1000) * pointsPerSecond) : bucket;
      const allowed = cost <= free || cost <= has;
      const left = allowed && cost > free ? has - cost : has;
      buckets.delete(staffId);
      buckets.set(staffId, { left, at: now() });
      if (buckets.size > MAX_TRACKED) buckets.delete(buckets.keys().next().value as string);
      const wait = cost > bucket ? Number.POSITIVE_INFINITY : Math.floor((cost - has) / pointsPerSecond) + 1;
      return { allowed, pointsPerSecond, bucket, remaining: Math.floor(left), retryAfter: allowed ? 0 : wait };
    },
  };
}
