import './preview-enums.ts';
import {
  type RulePreviewFilter,
  rulePreviewFields,
  rulePreviewFilters,
  rulePreviewItemFields,
} from '@beian/domain/rule-book';
import { connectionType } from '../common/page.type.ts';
import { filterInput } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const RulePreview = objectType(rulePreviewFields);
export const RulePreviewResult = resultType(
  'RulePreviewResult',
  'The preview as it stands, or why it was not asked for. Since 2026-12.',
  RulePreview,
);
export const RulePreviewItemConnection = connectionType(objectType(rulePreviewItemFields), 'RulePreviewItem');

export const RulePreviewFilterInput = filterInput(
  'RulePreviewFilter',
  'How the orders of a preview are cut; what is left out does not count. Since 2026-12.',
  rulePreviewFilters,
);
export type RulePreviewFilterInput = { readonly [N in keyof RulePreviewFilter]: RulePreviewFilter[N] | null };
