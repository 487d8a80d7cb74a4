import type { AnswerEvent, AnswerState, Reason } from '@beian/domain';

/** One code with the bureau's sentence, what it asks of us, and the bureau's own words where it wrote some. */
export interface SaidView {
  readonly code: string;
  readonly sentence: string;
  readonly handling: string | null;
  readonly words: string | null;
}

/** What a bureau said: by download, to the call, or by a supervisor's hand. People may be named in it; to a partner with personal values masked. */
export interface BureauAnswerView {
  readonly id: string;
  readonly source: 'DOWNLOAD' | 'CALL' | 'RECORDED';
  readonly at: string;
  /** dataSequence of the file that it answers. */
  readonly sequence: string;
  /** It answers the order's latest attempt. */
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
  /** Who recorded or matched it. */
  readonly staffName: string | null;
  readonly evidenceUrl: string | null;
}

/** A reason that the bureau's codes come to, for the form of a return. */
export interface ProposedReasonView {
  readonly item: string | null;
  readonly code: string;
  readonly label: string;
  readonly advice: string;
  /** Beside a reason that is proposed nothing stands yet: `sendBack` puts it there. */
  readonly words: readonly string[];
}

/** An order that an unmatched answer may belong to. */
export interface CandidateView {
  readonly orderId: string;
  readonly number: string;
  readonly stateLabel: string;
  readonly filingNumber: string;
  readonly subjectName: string;
  /** Why it cannot be matched to it now; nothing: it can. */
  readonly reasons: readonly Reason[];
}

export interface AnswerActionView {
  readonly event: Exclude<AnswerEvent, 'arrive'>;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  readonly confirm: string | null;
}

/** An entry of a bureau's answer that no order took by itself. */
export interface UnmatchedAnswerView {
  readonly id: string;
  readonly state: AnswerState;
  readonly stateLabel: string;
  readonly province: string;
  readonly provinceName: string;
  readonly fileName: string;
  readonly receivedAt: string;
  /** Shanghai day: of the bureau's decision, or of the download. */
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
  /** The order it was matched to. */
  readonly orderId: string | null;
}
