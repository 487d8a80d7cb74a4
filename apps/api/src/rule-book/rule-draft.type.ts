import { openedRuleDraftFields, ownRuleFields, ruleDraftFields, ruleDraftInput } from '@beian/domain/rule-book';
import { connectionType } from '../common/page.type.ts';
import { inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

const RuleDraft = objectType(ruleDraftFields);

export const RuleDraftConnection = connectionType(RuleDraft, 'RuleDraft');

export const OpenedRuleDraft = objectType(openedRuleDraftFields);

export const OwnRuleConnection = connectionType(objectType(ownRuleFields), 'OwnRule');

export const RuleDraftResult = resultType(
  'RuleDraftResult',
  'The draft as it then stands, or why the step was refused. Since 2026-12.',
  OpenedRuleDraft,
);

export const RuleDraftInput = inputType(ruleDraftInput);
