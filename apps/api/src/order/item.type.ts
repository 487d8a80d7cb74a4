import {
  type FindingView,
  findingFields,
  type ItemReasonView,
  itemReasonFields,
  type MaterialView,
  materialFields,
} from '@beian/domain/order-fields';
import { objectType } from '../schema/object-type.ts';

export const Finding = objectType(findingFields);
export type Finding = FindingView;
export const Material = objectType(materialFields);
export type Material = MaterialView;
export const ItemReason = objectType(itemReasonFields);
export type ItemReason = ItemReasonView;
