import type { SubmissionState } from '@beian/domain/submission';

/** A file to a bureau in a list. Instants are ISO. */
export interface SubmissionView {
  readonly id: string;
  readonly bureauId: string;
  /** The bureau's province, with the connection's name if it has one. */
  readonly bureauName: string;
  /** dataSequence, decimal text. */
  readonly sequence: string;
  readonly state: SubmissionState;
  readonly stateLabel: string;
  readonly fileName: string;
  /** SHA-256 of the XML, hex. */
  readonly fileHash: string;
  /** Size of the XML; null if the file was numbered before sizes were stored. */
  readonly bytes: number | null;
  /** Number of times it was sent. */
  readonly attempts: number;
  /** Orders in it; 0: the answer to a verification task, or materials. */
  readonly orders: number;
  /** Those of them that have an answer, and when the last one came. */
  readonly answered: number;
  readonly answeredAt: string | null;
  /** Labels of the kinds of its orders. */
  readonly kindLabels: readonly string[];
  /** The order with the lowest number. */
  readonly firstOrder: { readonly id: string; readonly number: string } | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  /** The last code with its sentence; null if there is none. */
  readonly code: string | null;
  readonly said: string | null;
}

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
