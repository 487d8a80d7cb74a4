export {
  type AnswerVerdict,
  answerLabels,
  type Concern,
  type ExplainedCode,
  type Handling,
  handlings,
  proposedConcerns,
} from './bureau-answer.ts';
export { type BureauWords, bureauWords, mergeWords, type RawWords, wordsForItem } from './bureau-words.ts';
export { isReasonCode, type ReasonCode, reasonAppliesTo, reasonCodes, reasonRow, reasonSearchKeys } from './reasons.ts';
