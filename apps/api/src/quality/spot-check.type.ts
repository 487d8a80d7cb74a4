import { openedSpotCheckFields, spotCheckFields, spotCheckRulesFields, tenureClass } from '@beian/domain/quality';
import { secondVerdict } from '@beian/orders/spot-check';
import { createUnionType } from 'type-graphql';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';

export const SecondLook = objectType(spotCheckFields);

export const OpenedSecondLook = objectType(openedSpotCheckFields);

export const SecondVerdictInput = inputType(secondVerdict);
export type SecondVerdictInput = Given<typeof secondVerdict>;
export const TenureClassInput = inputType(tenureClass);
export type TenureClassInput = Given<typeof tenureClass>;

export const SecondLookRules = objectType(spotCheckRulesFields);

export const SecondLookConnection = connectionType(SecondLook, 'SecondLook');
export const SecondLookResult = createUnionType({
  name: 'SecondLookResult',
  description: 'The spot check after the step, or why the step was refused. Since 2026-11.',
  types: () => [OpenedSecondLook, ActionRefused] as const,
  resolveType: (value) => ('orderNumber' in value ? OpenedSecondLook : ActionRefused),
});
export const SecondLookRulesResult = createUnionType({
  name: 'SecondLookRulesResult',
  description: 'The rules as they are now, or why they were not set. Since 2026-11.',
  types: () => [SecondLookRules, ActionRefused] as const,
  resolveType: (value) => ('classes' in value ? SecondLookRules : ActionRefused),
});
