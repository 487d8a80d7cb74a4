import { type RuleSourceView, type RuleTextView, ruleSourceFields, ruleTextFields } from '@beian/domain/province';
import { objectType } from '../schema/object-type.ts';

export const RuleSource = objectType(ruleSourceFields);
export type RuleSource = RuleSourceView;

export const RuleText = objectType(ruleTextFields);
export type RuleText = RuleTextView;
