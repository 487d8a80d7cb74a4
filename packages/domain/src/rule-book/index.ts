export type { ConditionName } from '../province-rules/conditions.ts';
export { conditionForms, conditionLabels } from './condition-kinds.ts';
export { type RuleConflictKind, ruleConflictKinds } from './conflict-kinds.ts';
export { conflictsOf, type KnownRules } from './conflicts.ts';
export {
  dayOfChange,
  MOST_EFFECTS,
  type OwnRuleInput,
  RULE_NOTICE_DAYS,
  type RuleChange,
  type RuleDraftState,
  ruleChangeSchema,
  ruleChangesSchema,
  ruleDraftStates,
} from './draft.ts';
export { type BegunDraft, canBeginRule, draftOfRefusals } from './draft-of-refusals.ts';
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
export { effectOfKind, type KindValues, kindOfEffect } from './kind-values.ts';
export { type RuleOutcome, ruleOutcomeNames, ruleOutcomes } from './outcomes.ts';
export { type OwnRuleFilter, ownRuleFilters, type RuleDraftFilter, ruleDraftFilters } from './own-rule-filters.ts';
export { isCancelled, type OwnRuleState, ownRuleStateOf, ownRuleStates } from './own-rule-states.ts';
export {
  noticeTextKey,
  type OwnText,
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
  ruleDraftFields,
} from './rule-draft-fields.ts';
export { type RuleDraftInput, ruleDraftInput } from './rule-draft-input.ts';
export { type ChoiceValue, nameOf, type RuleChoice, type RuleField, valueAt, withValueAt } from './rule-field.ts';
export { type RuleKindName, ruleKindNames, ruleKindRow } from './rule-kinds.ts';
export { compareEditions, compareRules, dayOfChanges, type OwnRow, type RulesCompared } from './rule-sets.ts';
export { sentenceOf } from './sentence.ts';
export { isShippedKey } from './shipped-rows.ts';
export { type RuleSourceInput, ruleSourceSchema } from './source.ts';
export { ruleOf } from './stored-rule.ts';
export { noticeTextFaults, placesNeeded, placesOfNotice, type TextFault } from './text-faults.ts';
export {
  type OwnTextView,
  ownTextFields,
  type TextPreviewView,
  type TextSampleView,
  textPreviewFields,
} from './text-fields.ts';
export {
  isTextKey,
  itemOfReason,
  partsOfKey,
  readProposedText,
  readText,
  returnNotices,
  type SampleNotice,
  sampleOfText,
} from './text-preview.ts';
export {
  diffRuleFile,
  type RuleFile,
  type RuleFileDifference,
  type RuleFileRow,
  ruleFileOf,
  ruleFileSchema,
} from './transfer.ts';
