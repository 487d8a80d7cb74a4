import { planFields, planPreviewFields } from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const PlanResult = resultType(
  'PlanResult',
  'The plan with its orders, or why it is not opened. Since 2026-11.',
  objectType(planFields),
);
export const PlanPreviewResult = resultType(
  'PlanPreviewResult',
  'What a plan would be, or why its first order cannot be opened. Since 2026-11.',
  objectType(planPreviewFields),
);
