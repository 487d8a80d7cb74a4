export type { AnswerEntry, AnswerStatus } from './answer-entry.ts';
export {
  claimRecord,
  getAnswerFile,
  listFilesToApply,
  markAcknowledged,
  markAllAcknowledged,
  markApplied,
  reopenFile,
  type StoredFile,
  storeAnswer,
} from './answers.ts';
export { applyEntry, fingerprintsOf } from './apply-answer.ts';
export { bureausAwaitingAnswers } from './awaited-answers.ts';
export { type ClearOutcome, dismissAnswer, matchAnswer } from './clear-answer.ts';
export { listUnmatchedIds, loadUnmatched } from './unmatched.ts';
