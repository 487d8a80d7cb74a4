import { dryRunFields } from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const DryRunResult = resultType(
  'DryRunResult',
  'The dry run, or why there is none: no such order, or it may not be handed in now. Since 2026-11.',
  objectType(dryRunFields),
);
