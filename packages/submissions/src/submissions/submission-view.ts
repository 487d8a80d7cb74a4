import type { SubmissionView } from '@beian/domain/submission';

/** One file with its events and orders. */
export interface OpenedSubmissionView {
  readonly submission: SubmissionView;
  readonly events: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: string;
    readonly code: string | null;
    readonly said: string | null;
    /** The bureau's own words; null if it sent none, or they were removed. */
    readonly message: string | null;
  }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly number: string;
    readonly kindLabel: string;
    readonly subjectName: string;
    readonly stateLabel: string;
    readonly answeredAt: string | null;
    /** Label of the verdict; null if there is none yet. */
    readonly answerLabel: string | null;
  }[];
  /** The caller may download the file as it was sent. */
  readonly mayReadFile: boolean;
}

/** What the bureau received for one order. */
export interface SentReportView {
  /** Values are shown; otherwise each is hidden. */
  readonly inClear: boolean;
  readonly fields: readonly { readonly path: string; readonly value: string }[];
  readonly attachments: readonly { readonly label: string; readonly base64Bytes: number }[];
}
