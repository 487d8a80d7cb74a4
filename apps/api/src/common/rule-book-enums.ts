import {
  type OwnRuleState,
  ownRuleStates,
  type RuleConflictKind,
  type RuleDraftState,
  ruleConflictKinds,
  ruleDraftStates,
} from '@beian/domain/rule-book';
import { enumOf, labelsOf } from './enums.ts';

enumOf<RuleDraftState>('RuleDraftState', 'How far a draft of rules has come 规则草稿状态.', labelsOf(ruleDraftStates));
enumOf<OwnRuleState>(
  'OwnRuleState',
  'Whether a rule of the installation is in force 自定规则状态.',
  labelsOf(ownRuleStates),
);
enumOf<RuleConflictKind>(
  'RuleConflictKind',
  'How a draft of rules conflicts with another rule 规则冲突.',
  labelsOf(ruleConflictKinds),
);
