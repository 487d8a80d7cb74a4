import type { AnswerVerdict, Concern, ExplainedCode } from '@beian/domain/reasons';
import type { Reason } from '@beian/domain/text';
import type { AnswerDetails } from '@beian/orders/bureau-answer';

/** One result of a downloaded file, translated by the bureau's codec. */
export interface AnswerEntry {
  readonly verdict: AnswerVerdict;
  /** Czlx: the kind of filing that it answers; '' if the bureau leaves it out. */
  readonly operation: string;
  /** Bs or Jlid: the bureau's subject id, or a filing number. */
  readonly identifier?: string;
  readonly said: readonly ExplainedCode[];
  readonly concerns: readonly Concern[];
  /** Shsj, `YYYY-MM-DD`; without it the Shanghai day of the download counts. */
  readonly day?: string;
  /**
   * Distinguishes it from another entry with the same text: its time, else the hash of its file. Undefined if there
   * is neither.
   */
  readonly sameness?: string;
  /** Name of a file that the bureau refused as a whole. */
  readonly fileName?: string;
  /** Sealed. */
  readonly details: AnswerDetails;
}

export type AnswerStatus = 'applied' | 'repeated' | 'notice' | 'unmatched';

/** The result of applying an entry, and its attempt if that is known. */
export interface Applied {
  readonly status: AnswerStatus;
  readonly orderId?: string;
  readonly submissionId?: string;
  readonly why?: readonly Reason[];
}
