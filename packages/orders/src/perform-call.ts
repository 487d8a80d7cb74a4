import type { Actor, LiveEvent, Refusal } from '@beian/domain';

export interface PerformCall {
  readonly event: LiveEvent;
  readonly actor: Actor;
  /** Every event but openOrder. */
  readonly orderId?: string;
  /** openOrder alone; `websiteId` may be left out where the record has one website. */
  readonly recordId?: string;
  readonly websiteId?: string;
  /** The version the caller saw; refused as STALE when it is old. */
  readonly version?: number;
  /** Fencing token of the lease that the decision is made under. */
  readonly token?: string;
  readonly input: unknown;
  /** Idempotency key, at most 255 characters: the same call again gets the saved answer and has no effect. */
  readonly key?: string;
}

export type PerformOutcome =
  | { readonly ok: true; readonly orderId: string; readonly version: number }
  | { readonly ok: false; readonly refusal: Refusal };
