import type { EscalationReason } from '@beian/domain/order';

/** 请求意见: a question about an order from one member of staff to another. */
export interface AdviceView {
  readonly id: string;
  readonly askedName: string;
  /** The person who was asked; null if the supervisors were. */
  readonly ofName: string | null;
  readonly question: string;
  readonly at: string;
  /** Null if nobody has answered. */
  readonly answer: string | null;
  readonly answeredName: string | null;
  readonly answeredAt: string | null;
  /** The actor asked this question. */
  readonly mine: boolean;
}

/** 升级: an order escalated to the supervisors. */
export interface EscalationView {
  readonly id: string;
  readonly orderId: string;
  readonly reason: EscalationReason;
  readonly reasonLabel: string;
  readonly note: string | null;
  readonly staffName: string;
  readonly at: string;
  /** The escalation waits for a supervisor. */
  readonly open: boolean;
  /** The supervisor's answer; null while it is open, or if the order went on without an answer. */
  readonly answer: string | null;
  readonly settledName: string | null;
  readonly settledAt: string | null;
}
