import { type SaidView, saidCodeFields } from '@beian/domain/answer';
import { objectType } from '../schema/object-type.ts';

export const SaidCode = objectType(saidCodeFields);
export type SaidCode = SaidView;
