import { type TimeLeftView, timeLeftFields } from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';

export const TimeLeft = objectType(timeLeftFields);
export type TimeLeft = TimeLeftView;
