import type { DueDayKind } from '@beian/domain/clock';

/** Why an order has its due time. Instants are ISO, days YYYY-MM-DD in Shanghai, texts in the reader's language. */
export interface DueWhyView {
  /** What started the duty, and when. */
  readonly startedBy: string;
  readonly startedAt: string;
  readonly rule: string;
  readonly source: string;
  readonly calendar: string | null;
  readonly provisional: string | null;
  /** The due time as counted now; it may differ from the order's until that is counted again. */
  readonly countsTo: string;
  /** Sum of the days, whole seconds. */
  readonly countedSeconds: number;
  /** Since when the clock is stopped; `countsTo` moves on until the connection opens. Null if the clock runs. */
  readonly standingSince: string | null;
  readonly days: readonly DueDayView[];
  readonly moves: readonly DueMoveView[];
}

export interface DueDayView {
  readonly day: string;
  readonly kind: DueDayKind;
  readonly label: string;
  readonly countedFrom: string | null;
  readonly countedTo: string | null;
  readonly countedSeconds: number;
  readonly nth: number | null;
  readonly stillSeconds: number;
  readonly provisional: boolean;
  readonly holiday: string | null;
  readonly notice: string | null;
}

/** A change of the due time since the duty began. */
export interface DueMoveView {
  readonly at: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The bureau's code, the notice's number, or the working hours. */
  readonly cause: string | null;
}
