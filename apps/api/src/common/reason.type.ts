import { type ActionRefusedView, actionRefusedFields, type ReasonView, reasonFields } from '@beian/domain/errors';
import { objectType } from '../schema/object-type.ts';

export const Reason = objectType(reasonFields);
export type Reason = ReasonView;

export const ActionRefused = objectType(actionRefusedFields);
export type ActionRefused = ActionRefusedView;
