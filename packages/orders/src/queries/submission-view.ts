import type { SubmissionState } from '@beian/domain';

/** A file to a bureau as the ledger of its connection shows it. Instants are ISO. */
export interface SubmissionView {
  readonly id: string;
  readonly bureauId: string;
  /** dataSequence, decimal text. */
  readonly sequence: string;
  readonly state: SubmissionState;
  readonly stateLabel: string;
  readonly fileName: string;
  /** SHA-256 of the XML, hex. */
  readonly fileHash: string;
  /** Of the XML; null: numbered before sizes were kept. */
  readonly bytes: number | null;
  /** Times it was sent. */
  readonly attempts: number;
  readonly orders: number;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  /** The last code with its sentence; null: none came. */
  readonly code: string | null;
  readonly said: string | null;
}

/** One file with all that happened to it. */
export interface OpenedSubmissionView {
  readonly submission: SubmissionView;
  readonly events: readonly {
    readonly id: string;
    readonly label: string;
    readonly at: string;
    readonly code: string | null;
    readonly said: string | null;
  }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly number: string;
    readonly kindLabel: string;
    readonly subjectName: string;
    readonly stateLabel: string;
    readonly answeredAt: string | null;
    /** The verdict in words; null: none yet. */
    readonly answerLabel: string | null;
  }[];
  /** The caller may ask for the file as it was sent. */
  readonly mayReadFile: boolean;
}

/** What the bureau received of one order. */
export interface SentReportView {
  /** Values are shown; else each is hidden. */
  readonly inClear: boolean;
  readonly fields: readonly { readonly path: string; readonly value: string }[];
  readonly attachments: readonly { readonly label: string; readonly base64Bytes: number }[];
}
