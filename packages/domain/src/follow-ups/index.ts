export { type FiledNumbers, type NumberSteps, numberSteps } from './filed-numbers.ts';
export {
  type DueFollowUp,
  dueFollowUps,
  type FiledForFollowUps,
  FOLLOW_UP_COUNT_DAYS,
  type FollowUpAnswer,
  type FollowUpKind,
  followUpAnswers,
  followUpKinds,
  followUpRow,
  followUps,
  PAPER_END_DAYS,
  type PaperEnd,
  POLICE_FILING_ASKED_DAYS,
  POLICE_FILING_DAYS,
} from './follow-ups.ts';
