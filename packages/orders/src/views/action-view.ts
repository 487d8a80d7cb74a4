import type { PlanName } from '@beian/domain/order';
import type { OrderEvent, OrderKind } from '@beian/domain/order-names';
import type { Reason } from '@beian/domain/text';

export interface ActionView {
  readonly event: OrderEvent;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  /** The main action of this state. */
  readonly primary: boolean;
  readonly confirm: string | null;
  /** Warnings that the caller must confirm; their codes go into `acknowledged`. */
  readonly acknowledge: readonly Reason[];
}

/** A kind of order for one thing in a record, and whether it can be opened now. */
export interface OrderOptionView {
  readonly kind: OrderKind;
  /** What `openOrder` takes; for an order about the subject one of its websites, null for a new website. */
  readonly websiteId: string | null;
  readonly accessId: string | null;
  readonly possible: boolean;
  /** Why it cannot be opened now; empty if it can. */
  readonly reasons: readonly Reason[];
}

/** A plan for a record, and whether its first order can be opened now. */
export interface PlanOptionView {
  readonly plan: PlanName;
  readonly possible: boolean;
  /** Why it cannot be opened now, for the first website; empty if it can for any. */
  readonly reasons: readonly Reason[];
}
