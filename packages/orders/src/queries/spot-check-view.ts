import type { DrawnEvent, MaterialKind, SpotCheckOutcome, SpotCheckState } from '@beian/domain';
import type { FindingView, ItemReasonView, MaterialView, ValueLabelView } from './item-view.ts';

/** 抽检 as whoever may see it sees it. What was said first is told to nobody before it has ended. */
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
  /** The order had been pushed before it ended, or has been by now. */
  readonly pushed: boolean;
  readonly state: SpotCheckState;
  readonly stateLabel: string;
  /** How many items it has. */
  readonly itemCount: number;
  /** null: open or lapsed. */
  readonly outcome: SpotCheckOutcome | null;
  readonly outcomeLabel: string | null;
  /** Items judged otherwise. */
  readonly otherwise: number | null;
  readonly endedAt: string | null;
  /** Who looked again; while it is open, who has it. */
  readonly lookerName: string | null;
  /** null while it is open, but for those who read all of quality. */
  readonly decidedByName: string | null;
  /** What was decided; null while it is open. */
  readonly event: DrawnEvent | null;
  readonly eventLabel: string | null;
  /** The caller has it, and until when. */
  readonly mine: boolean;
  readonly heldUntil: string | null;
  readonly mayTake: boolean;
  /** Why not, in sentences. */
  readonly whyNot: readonly string[];
  /** The order can still be held: it has ended otherwise, and is not at the bureau. */
  readonly canBeHeld: boolean;
}

export interface SpotCheckItemView {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly personal: boolean;
  readonly masked: boolean;
  readonly registered: readonly string[] | null;
  /** As it was decided on. */
  readonly then: readonly string[] | null;
  readonly valueLabels: readonly ValueLabelView[];
  readonly hash: string;
  readonly findings: readonly FindingView[];
  readonly material: MaterialView | null;
  /** null until it is done; then what each said, and why. */
  readonly first: SpotCheckVerdictView | null;
  readonly second: SpotCheckVerdictView | null;
}

export interface SpotCheckVerdictView {
  readonly verdict: 'pass' | 'return';
  readonly staffName: string;
  readonly reasons: readonly ItemReasonView[];
}

/** A second look opened: with its items, and every picture that hung on the order. */
export interface OpenedSpotCheck extends SpotCheckView {
  readonly items: readonly SpotCheckItemView[];
  readonly pictures: readonly (MaterialView & { readonly kind: MaterialKind })[];
}
