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
export { type AnswerEntry, type AnswerStatus, applyEntry, fingerprintsOf } from './apply-answer.ts';
export { bureausAwaitingAnswers } from './awaited-answers.ts';
export { type ClearOutcome, dismissAnswer, matchAnswer } from './clear-answer.ts';
export { listUnmatchedIds, loadUnmatched, MAX_CANDIDATES } from './unmatched.ts';
