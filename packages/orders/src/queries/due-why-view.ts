import type { DueDayKind } from '@beian/domain';

/** Why an order is due when it is; instants ISO, days YYYY-MM-DD in Shanghai, texts in the reader's language. */
export interface DueWhyView {
  /** What started the duty, and when. */
  readonly startedBy: string;
  readonly startedAt: string;
  readonly rule: string;
  readonly source: string;
  readonly calendar: string | null;
  readonly provisional: string | null;
  /** What the count comes to now; another time than the order's, until it is counted anew. */
  readonly countsTo: string;
  /** The sum of its days, to the second. */
  readonly countedSeconds: number;
  /** The clock stands still since then; what it comes to moves on until the connection opens; null: it runs. */
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

/** A due time that was moved since the duty began. */
export interface DueMoveView {
  readonly at: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The bureau's code, the notice's number, or the hours. */
  readonly cause: string | null;
}
