export {
  type OwnRuleInput,
  ownRuleSchema,
  type RuleChange,
  type RuleDraftState,
  type RuleSourceInput,
  ruleChangeSchema,
  ruleChangesSchema,
  ruleDraftStates,
  ruleSourceSchema,
} from './draft.ts';
export { effectSchema } from './effects.ts';
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
export { ruleOf } from './stored-rule.ts';
export {
  noticeTextFaults,
  placesNeeded,
  placesOfNotice,
  reasonTextFaults,
  smsPartLength,
  type TextFault,
} from './text-faults.ts';
