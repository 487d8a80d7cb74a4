import { codeFields, regionFields, type ValueLabelView, valueLabelFields } from '@beian/domain/codes';
import { objectType } from '../schema/object-type.ts';

export const ValueLabel = objectType(valueLabelFields);
export type ValueLabel = ValueLabelView;

export const Region = objectType(regionFields);

export const Code = objectType(codeFields);
