import type { ViewOf } from '@beian/domain/fields';
import { actionFields } from '@beian/domain/order';
import { objectType } from '../schema/object-type.ts';

export const Action = objectType(actionFields);
export type Action = ViewOf<typeof actionFields>;
