import { etaFields } from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';

export const Eta = objectType(etaFields);
