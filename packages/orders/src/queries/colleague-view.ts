import type { EscalationReason } from '@beian/domain';

/** A question about an order that one member of staff put to another 请求意见. */
export interface AdviceView {
  readonly id: string;
  readonly askedName: string;
  /** Of whom; null: of the supervisors. */
  readonly ofName: string | null;
  readonly question: string;
  readonly at: string;
  /** null: nobody has answered. */
  readonly answer: string | null;
  readonly answeredName: string | null;
  readonly answeredAt: string | null;
  /** It was the actor who asked. */
  readonly mine: boolean;
}

/** An order that was handed up to the supervisors 升级. */
export interface EscalationView {
  readonly id: string;
  readonly orderId: string;
  readonly reason: EscalationReason;
  readonly reasonLabel: string;
  readonly note: string | null;
  readonly staffName: string;
  readonly at: string;
  /** It waits for a supervisor. */
  readonly open: boolean;
  /** What the supervisor said; null while it is open, or where the order went on without a word. */
  readonly answer: string | null;
  readonly settledName: string | null;
  readonly settledAt: string | null;
}
