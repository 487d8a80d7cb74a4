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
export { ruleOf } from './stored-rule.ts';
