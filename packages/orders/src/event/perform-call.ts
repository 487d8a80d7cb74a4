import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';

export interface PerformCall {
  readonly event: LiveEvent;
  readonly actor: Actor;
  /** Set for every event except openOrder. */
  readonly orderId?: string;
  /** openOrder only; website and access may be omitted when there is only one. */
  readonly recordId?: string;
  readonly websiteId?: string;
  readonly accessId?: string;
  /** The version the caller saw; the call is refused as STALE when the order has another one. */
  readonly version?: number;
  /** Fencing token of the lease under which the decision is made. */
  readonly token?: string;
  readonly input: unknown;
  /** Idempotency key, at most MAX_KEY_LENGTH characters: a repeated call returns the saved answer and has no effect. */
  readonly key?: string;
}

export type PerformOutcome =
  | { readonly ok: true; readonly orderId: string; readonly version: number }
  | { readonly ok: false; readonly refusal: Refusal };
