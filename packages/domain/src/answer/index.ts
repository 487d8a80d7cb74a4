export {
  type AnswerActionView,
  type CandidateView,
  MAX_CANDIDATES,
  type SaidView,
  saidCodeFields,
  type UnmatchedAnswerView,
  unmatchedAnswerFields,
} from './answer-fields.ts';
export {
  type AnswerEvent,
  type AnswerFacts,
  type AnswerState,
  answerGuards,
  answerLifeCycle,
  isAnswerOfAKind,
  unmatchedReasons,
} from './life-cycle.ts';
