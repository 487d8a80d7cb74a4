import { openedSpotCheckFields, spotCheckFields, spotCheckRulesFields, tenureClass } from '@beian/domain/quality';
import { secondVerdict } from '@beian/orders/spot-check';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const SecondLook = objectType(spotCheckFields);

export const OpenedSecondLook = objectType(openedSpotCheckFields);

export const SecondVerdictInput = inputType(secondVerdict);
export type SecondVerdictInput = Given<typeof secondVerdict>;
export const TenureClassInput = inputType(tenureClass);
export type TenureClassInput = Given<typeof tenureClass>;

export const SecondLookRules = objectType(spotCheckRulesFields);

export const SecondLookConnection = connectionType(SecondLook, 'SecondLook');
export const SecondLookResult = resultType(
  'SecondLookResult',
  'The spot check after the step, or why the step was refused. Since 2026-11.',
  OpenedSecondLook,
);
export const SecondLookRulesResult = resultType(
  'SecondLookRulesResult',
  'The rules as they are now, or why they were not set. Since 2026-11.',
  SecondLookRules,
);
