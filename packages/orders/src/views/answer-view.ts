import type { SaidView } from '@beian/domain/answer';

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
