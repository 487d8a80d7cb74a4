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
export { kindsOfReason } from './kinds-of-reason.ts';
export { type ReasonText, reasonTextIn } from './own-text.ts';
export { type ReasonUseView, type ReturnReasonView, reasonUseFields, returnReasonFields } from './reason-fields.ts';
export {
  isReasonCode,
  type ReasonCode,
  reasonAppliesTo,
  reasonCodes,
  reasonOrigin,
  reasonRow,
  reasonSearchKeys,
} from './reasons.ts';
export { ruleLabel } from './rule-label.ts';
