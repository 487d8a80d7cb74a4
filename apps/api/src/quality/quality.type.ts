import { qualityFields } from '@beian/domain/quality';
import { objectType } from '../schema/object-type.ts';

export const Quality = objectType(qualityFields);
