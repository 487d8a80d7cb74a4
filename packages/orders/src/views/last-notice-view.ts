/** The last notice of an order, in the words of its mail. */
export interface LastNoticeView {
  readonly name: string;
  readonly label: string;
  /** ISO 8601, UTC: when it was written. */
  readonly at: string;
  readonly text: string;
  readonly steps: readonly string[];
  /** Who takes the steps; null: whoever files the order. */
  readonly doneBy: string | null;
}
