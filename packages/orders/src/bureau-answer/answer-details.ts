/** The bureau's own text, which may name people. */
export interface AnswerDetails {
  readonly identifier?: string;
  readonly codes?: readonly { readonly code: string; readonly text?: string }[];
  /** The comment of the bureau's reviewer, with name and phone. */
  readonly text?: string;
  readonly reviewer?: string;
  readonly phone?: string;
  readonly remark?: string;
}

/** The source of the entry; if the entry has no day, the day of the download counts. */
export interface AnswerOrigin {
  readonly bureauId: string;
  readonly answerId: string;
  readonly position: number;
  readonly receivedDay: string;
}

export const answerDetailsAad = ({ answerId, position }: Pick<AnswerOrigin, 'answerId' | 'position'>): string =>
  `answer_entries.details:${answerId}:${position}`;
