export type { ConditionName } from '../province-rules/conditions.ts';
export { conditionForms, conditionLabels, conditionWords } from './condition-kinds.ts';
export { type RuleConflictKind, ruleConflictKinds } from './conflict-kinds.ts';
export { conflictsOf, type RuleConflict } from './conflicts.ts';
export {
  dayOfChange,
  type OwnRuleInput,
  ownRuleSchema,
  RULE_NOTICE_DAYS,
  type RuleChange,
  type RuleDraftState,
  ruleChangeSchema,
  ruleChangesSchema,
  ruleDraftStates,
} from './draft.ts';
export { type BegunDraft, draftOfRefusals, type RefusalsOfItem } from './draft-of-refusals.ts';
export { effectInWords } from './effect-in-words.ts';
export {
  type BeforeHandOver,
  concernsOf,
  effectsAtHandOver,
  effectsAtSubmission,
  type JudgedOrder,
  provincesConcerned,
  type RuleEffect,
} from './effect-on-order.ts';
export { effectSchema } from './effects.ts';
export { asEntered, effectOfKind, type KindValues, kindOfEffect } from './kind-values.ts';
export { type RuleOutcome, type RulePlace, ruleOutcomeNames, ruleOutcomes, rulePlaces } from './outcomes.ts';
export { type OwnRuleState, ownRuleStateOf, ownRuleStates } from './own-rule-states.ts';
export {
  noticeTextKey,
  type OwnNoticeTextInput,
  type OwnReasonTextInput,
  type OwnText,
  ownNoticeTextSchema,
  ownReasonTextSchema,
  ownTextOf,
  reasonTextKey,
  shippedText,
  type TextKey,
  type TextsInForce,
  textsInForce,
} from './own-texts.ts';
export {
  PREVIEW_DAYS,
  type RulePreviewItemView,
  type RulePreviewPart,
  type RulePreviewState,
  type RulePreviewView,
  rulePreviewFields,
  rulePreviewItemFields,
  rulePreviewPartLabels,
  rulePreviewParts,
  rulePreviewStates,
} from './preview-fields.ts';
export { type RulePreviewFilter, rulePreviewFilters } from './preview-filters.ts';
export { shippedEffects, shippedSays } from './replaceable.ts';
export {
  type OpenedRuleDraftView,
  type OwnRuleView,
  openedRuleDraftFields,
  ownRuleFields,
  type RuleConflictView,
  type RuleDraftView,
  ruleConflictFields,
  ruleDraftFields,
} from './rule-draft-fields.ts';
export { type RuleDraftInput, ruleDraftInput } from './rule-draft-input.ts';
export {
  type ChoiceValue,
  nameOf,
  type RuleChoice,
  type RuleControl,
  type RuleField,
  valueAt,
  withValueAt,
} from './rule-field.ts';
export { type RuleKind, type RuleKindName, ruleKindNames, ruleKindRow } from './rule-kinds.ts';
export { compareRules, dayOfChanges, type OwnRow, type RulesCompared } from './rule-sets.ts';
export { effectSentence, sentenceOf } from './sentence.ts';
export { isShippedKey, shippedRowsOf } from './shipped-rows.ts';
export { type RuleSourceInput, ruleSourceSchema } from './source.ts';
export { ownSourceOf, ruleOf } from './stored-rule.ts';
export {
  noticeTextFaults,
  placesNeeded,
  placesOfNotice,
  reasonTextFaults,
  smsPartLength,
  type TextFault,
} from './text-faults.ts';
export {
  diffRuleFile,
  type RuleFile,
  type RuleFileDifference,
  type RuleFileRow,
  ruleFileOf,
  ruleFileSchema,
} from './transfer.ts';
