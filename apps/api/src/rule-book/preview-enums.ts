import {
  type RuleOutcome,
  type RulePreviewPart,
  type RulePreviewState,
  ruleOutcomes,
  rulePreviewPartLabels,
  rulePreviewStates,
} from '@beian/domain/rule-book';
import { enumOf } from '../common/enums.ts';

export const RuleOutcomes = enumOf<RuleOutcome>(
  'RuleOutcome',
  'What a draft of rules changes for an order 影响.',
  ruleOutcomes,
);
export const RulePreviewParts = enumOf<RulePreviewPart>(
  'RulePreviewPart',
  'Orders that a preview of a draft goes through 试算范围.',
  rulePreviewPartLabels,
);
export const RulePreviewStates = enumOf<RulePreviewState>(
  'RulePreviewState',
  'How far the preview of a draft is 试算进度.',
  rulePreviewStates,
);
