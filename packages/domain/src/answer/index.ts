export {
  type AnswerEvent,
  type AnswerFacts,
  type AnswerState,
  answerGuards,
  answerLifeCycle,
  isAnswerOfAKind,
  unmatchedReasons,
} from './life-cycle.ts';
