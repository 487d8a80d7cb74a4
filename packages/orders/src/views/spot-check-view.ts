import type { ValueLabelView } from '@beian/domain/codes';
import type { MaterialKind } from '@beian/domain/filing';
import type { FindingView, ItemReasonView, MaterialView } from '@beian/domain/order-fields';
import type { DrawnEvent, SpotCheckOutcome, SpotCheckState } from '@beian/domain/quality';

/** 抽检: a spot check. The first decision is hidden from everybody until it has ended. */
export interface SpotCheckView {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly kindLabel: string;
  readonly provinceName: string;
  /** The duty that was decided. */
  readonly stageLabel: string;
  readonly round: number;
  readonly decidedAt: string;
  readonly dueAt: string;
  /** The order was pushed before the spot check ended, or has been by now. */
  readonly pushed: boolean;
  readonly state: SpotCheckState;
  readonly stateLabel: string;
  readonly itemCount: number;
  /** Null if open or lapsed. */
  readonly outcome: SpotCheckOutcome | null;
  readonly outcomeLabel: string | null;
  /** Number of items judged differently. */
  readonly otherwise: number | null;
  readonly endedAt: string | null;
  /** The second reviewer; while it is open, the person who has taken it. */
  readonly lookerName: string | null;
  /** Null while it is open, except for those who read all of quality. */
  readonly decidedByName: string | null;
  /** The first decision; null while it is open. */
  readonly event: DrawnEvent | null;
  readonly eventLabel: string | null;
  /** The caller has taken it, and until when. */
  readonly mine: boolean;
  readonly heldUntil: string | null;
  readonly mayTake: boolean;
  /** Why the caller may not take it, in sentences. */
  readonly whyNot: readonly string[];
  /** The order can still be stopped: the spot check ended differently, and the order is not at the bureau. */
  readonly canBeHeld: boolean;
}

export interface SpotCheckItemView {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly personal: boolean;
  readonly masked: boolean;
  readonly registered: readonly string[] | null;
  /** The value when it was decided. */
  readonly then: readonly string[] | null;
  readonly valueLabels: readonly ValueLabelView[];
  readonly hash: string;
  readonly findings: readonly FindingView[];
  readonly material: MaterialView | null;
  /** Null until it is done; then each verdict with its reasons. */
  readonly first: SpotCheckVerdictView | null;
  readonly second: SpotCheckVerdictView | null;
}

export interface SpotCheckVerdictView {
  readonly verdict: 'pass' | 'return';
  readonly staffName: string;
  readonly reasons: readonly ItemReasonView[];
}

/** A spot check with its items and every picture that was attached to the order. */
export interface OpenedSpotCheck extends SpotCheckView {
  readonly items: readonly SpotCheckItemView[];
  readonly pictures: readonly (MaterialView & { readonly kind: MaterialKind })[];
}
