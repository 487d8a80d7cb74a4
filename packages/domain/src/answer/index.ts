export {
  type AnswerEvent,
  type AnswerFacts,
  type AnswerState,
  answerGuards,
  answerLifeCycle,
  unmatchedReasons,
} from './life-cycle.ts';
