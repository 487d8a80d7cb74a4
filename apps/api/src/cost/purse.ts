import { type PointLimits, usualLimits } from '@beian/domain';
import type { Taken, Used } from '@beian/orders';
import { costs } from './cost-table.ts';

/** What a request was told of its points. */
export interface Spent extends PointLimits {
  readonly allowed: boolean;
  /** What is left for the caller, as far as this process knows. */
  readonly remaining: number;
  /** Until there are enough, whole seconds; 0 where it was allowed. Infinity: the bucket never holds as many. */
  readonly retryAfter: number;
}

/** A process takes a tenth of the bucket at a time, for a second: so most requests ask nobody. */
const SLICE = 0.1;
const HELD_MS = 1000;
/** What the database said of a bucket is asked anew after so long. */
const BELIEVED_MS = 10_000;
/** Buckets of nobodies, and keys, that are remembered. */
const MOST_KNOWN = 10_000;

type Ask = (asked: { partnerId: string; least: number; most: number; giveBack: number }) => Promise<Taken | undefined>;

interface Share extends PointLimits {
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
  dryBelow: number;
  /** Of refusals that are being paid: what comes in the same moment counts with them. */
  fined: number;
}

export interface Purse {
  /** Takes the points from what this process holds of the partner's bucket, else from the bucket that all processes share. */
  spend(partnerId: string, cost: number): Promise<Spent>;
  /** The same of who waits until there are enough: what it lacks is no refusal. */
  wait(partnerId: string, cost: number): Promise<Spent>;
  /** The same for whoever has no key, by address, in this process alone. */
  spendAsNobody(address: string, cost: number): Spent;
  /** Takes the points of a refusal, or all there are: until there are so many again the partner is dry. */
  fine(partnerId: string, cost: number): Promise<Spent>;
  /** Whether an address has fewer points than refusing it costs. */
  nobodyIsDry(address: string): boolean;
  /** Whether the partner has fewer points than refusing it costs: known without asking. */
  isDry(partnerId: string): Spent | undefined;
  /** What was used since it was asked last. */
  used(): Used[];
  /** Of one partner, or of all: what is held and believed is asked anew. */
  forget(partnerId?: string): void;
}

/**
 * This process's share of the buckets. A slice is taken before it is spent, so that all processes together never go over the limit; each
 * other process may hold a slice for a second that this one then lacks. `now`: milliseconds that only move forward.
 */
export function createPurse(ask: Ask, now: () => number = () => performance.now()): Purse {
  const shares = new Map<string, Share>();
  const nobodies = new Map<string, { left: number; at: number }>();
  let counted = new Map<string, { requests: number; points: number; refused: number }>();

  /** At most so many points the caller can have: other processes only take. */
  const inAll = (share: Share): number =>
    share.held + Math.min(share.bucket, share.left + ((now() - share.at) / 1000) * share.pointsPerSecond);
  const says = (share: Share, allowed: boolean, cost: number): Spent => {
    const { pointsPerSecond, bucket } = share;
    const has = Math.min(bucket, inAll(share));
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
  const take = async (partnerId: string, share: Share, cost: number): Promise<void> => {
    const giveBack = share.held;
    // Not put back where the statement fails: it may have been done, and nobody goes over.
    share.held = 0;
    const most = Math.max(cost, share.wanted, share.bucket * SLICE);
    const taken = await ask({ partnerId, least: cost, most, giveBack });
    if (taken === undefined) throw new Error('takePoints: the partner has no row');
    Object.assign(share, {
      ...{ held: taken.taken, left: taken.left, at: now(), until: now() + HELD_MS },
      ...{ pointsPerSecond: taken.pointsPerSecond, bucket: taken.bucket },
    });
  };

  /** Of a small bucket a tenth: nobody waits until it is full. */
  const dryBelow = (share: Share): number =>
    Math.max(costs.refusedForForm, Math.min(share.dryBelow, share.bucket * SLICE));
  const shareOf = (partnerId: string): Share => {
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
    const share: Share = { ...usualLimits, ...nothing, dryBelow: costs.refusedForForm };
    shares.set(partnerId, share);
    return share;
  };
  const hasOf = (address: string): number => {
    const { pointsPerSecond, bucket } = usualLimits;
    const before = nobodies.get(address);
    return before === undefined
      ? bucket
      : Math.min(bucket, before.left + ((now() - before.at) / 1000) * pointsPerSecond);
  };

  const spend = async (partnerId: string, cost: number): Promise<Spent> => {
    const share = shareOf(partnerId);
    for (;;) {
      if (share.held >= cost && (share.until > now() || share.asking !== undefined)) {
        share.held -= cost;
        count(partnerId, true, cost);
        return says(share, true, cost);
      }
      if (now() - share.at < BELIEVED_MS && inAll(share) < cost) {
        return says(share, false, cost);
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
      share.dryBelow = Math.max(share.dryBelow, cost);
      share.fined += cost;
      try {
        const spent = await this.spend(partnerId, cost);
        return spent.allowed || spent.remaining === 0 ? spent : await this.spend(partnerId, spent.remaining);
      } finally {
        share.fined -= cost;
      }
    },
    spendAsNobody(address, cost) {
      const { pointsPerSecond, bucket } = usualLimits;
      const has = hasOf(address);
      const allowed = has >= cost;
      const left = allowed ? has - cost : has;
      nobodies.delete(address);
      nobodies.set(address, { left, at: now() });
      if (nobodies.size > MOST_KNOWN) nobodies.delete(nobodies.keys().next().value as string);
      const retryAfter = allowed
        ? 0
        : cost > bucket
          ? Number.POSITIVE_INFINITY
          : Math.max(1, Math.ceil((cost - has) / pointsPerSecond));
      return { allowed, pointsPerSecond, bucket, remaining: Math.floor(left), retryAfter };
    },
    nobodyIsDry: (address) => hasOf(address) < costs.refusedForForm,
    isDry(partnerId) {
      const share = shares.get(partnerId);
      if (share === undefined || now() - share.at >= BELIEVED_MS) return undefined;
      if (inAll(share) - share.fined >= dryBelow(share)) {
        share.dryBelow = costs.refusedForForm;
        return undefined;
      }
      count(partnerId, false, dryBelow(share));
      return says(share, false, dryBelow(share));
    },
    used() {
      const used = [...counted].map(([partnerId, one]) => ({ partnerId, ...one }));
      counted = new Map();
      return used;
    },
    forget(partnerId) {
      for (const [id, share] of shares)
        if (partnerId === undefined || id === partnerId)
          Object.assign(share, { at: Number.NEGATIVE_INFINITY, until: 0 });
      if (partnerId === undefined) nobodies.clear();
    },
  };
}
