import type { PlanName } from '@beian/domain/order';
import type { OrderKind, OrderState } from '@beian/domain/order-names';

/** 办理方案: the orders that do together what one order may not. */
export interface PlanView {
  readonly id: string;
  readonly name: PlanName;
  readonly label: string;
  /** What stands still between the first approval and the last. */
  readonly between: string;
  readonly steps: readonly PlanStepView[];
  /** What a refused, lapsed or abandoned step means for the rest; null: there is none. */
  readonly stopped: string | null;
  /** All steps one after the other, nine of ten cases, seconds; null: all were approved, or one was abandoned. */
  readonly mostSeconds: number | null;
  /** Of these the steps after the first, in which what `between` says stands still. */
  readonly stillSeconds: number | null;
}

export interface PlanStepView {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly kind: OrderKind;
  readonly kindLabel: string;
  readonly state: OrderState;
  readonly stateLabel: string;
  /** It cannot be submitted yet: the bureau has not approved an earlier step. */
  readonly waits: boolean;
  /** Nine of ten orders of its kind took at most so long, seconds. */
  readonly mostSeconds: number;
}
