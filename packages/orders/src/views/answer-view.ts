import type { AnswerEvent, AnswerState } from '@beian/domain/answer';
import type { Reason } from '@beian/domain/text';

/** A bureau code with its sentence, what we have to do about it, and the bureau's own text if it wrote one. */
export interface SaidView {
  readonly code: string;
  readonly sentence: string;
  readonly handling: string | null;
  readonly words: string | null;
}

/**
 * A bureau's answer: downloaded, returned by the call, or recorded by a supervisor. It may name people; a partner
 * gets personal values masked.
 */
export interface BureauAnswerView {
  readonly id: string;
  readonly source: 'DOWNLOAD' | 'CALL' | 'RECORDED';
  readonly at: string;
  /** dataSequence of the file that the answer is for. */
  readonly sequence: string;
  /** The answer is for the latest attempt of the order. */
  readonly latest: boolean;
  readonly verdict: string;
  readonly verdictLabel: string;
  readonly day: string | null;
  readonly codes: readonly SaidView[];
  readonly items: readonly { readonly key: string; readonly label: string }[];
  readonly opinion: string | null;
  readonly remark: string | null;
  readonly reviewer: string | null;
  readonly phone: string | null;
  /** The member of staff who recorded or matched the answer. */
  readonly staffName: string | null;
  readonly evidenceUrl: string | null;
}

/** A reason derived from the bureau's codes, offered in the form of a return. */
export interface ProposedReasonView {
  readonly item: string | null;
  readonly code: string;
  readonly label: string;
  readonly advice: string;
  /** Empty for a proposed reason; `sendBack` fills it in. */
  readonly words: readonly string[];
}

/** An order that an unmatched answer may belong to. */
export interface CandidateView {
  readonly orderId: string;
  readonly number: string;
  readonly stateLabel: string;
  readonly filingNumber: string;
  readonly subjectName: string;
  /** Why the answer cannot be matched to this order now; empty if it can. */
  readonly reasons: readonly Reason[];
}

export interface AnswerActionView {
  readonly event: Exclude<AnswerEvent, 'arrive'>;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  readonly confirm: string | null;
}

/** An entry of a bureau's answer that was not matched to an order automatically. */
export interface UnmatchedAnswerView {
  readonly id: string;
  readonly state: AnswerState;
  readonly stateLabel: string;
  readonly province: string;
  readonly provinceName: string;
  readonly fileName: string;
  readonly receivedAt: string;
  /** Shanghai day of the bureau's decision, or of the download. */
  readonly day: string;
  readonly operation: string;
  readonly identifier: string | null;
  readonly verdict: string;
  readonly verdictLabel: string;
  readonly codes: readonly SaidView[];
  readonly opinion: string | null;
  readonly remark: string | null;
  readonly reviewer: string | null;
  readonly why: readonly Reason[];
  readonly candidates: readonly CandidateView[];
  readonly actions: readonly AnswerActionView[];
  readonly clearedName: string | null;
  /** The order that the answer was matched to. */
  readonly orderId: string | null;
}
