import {
  escapeFields,
  lateFindingFields,
  orderRoundsFields,
  type QualityFilter,
  qualityFilters,
} from '@beian/domain/quality';
import { connectionType } from '../common/page.type.ts';
import { filterInput } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';

export const QualityFilterInput = filterInput(
  'QualityFilter',
  'How a list of the quality page is cut; what is left out does not count. A reviewer reads of own work, whatever is asked. Since 2026-11.',
  qualityFilters,
);
export type QualityFilterInput = { readonly [N in keyof QualityFilter]: QualityFilter[N] | null };

export const LateFinding = objectType(lateFindingFields);
export const Escape = objectType(escapeFields);
export const OrderRounds = objectType(orderRoundsFields);

export const LateFindingConnection = connectionType(LateFinding, 'LateFinding');
export const EscapeConnection = connectionType(Escape, 'Escape');
export const OrderRoundsConnection = connectionType(OrderRounds, 'OrderRounds');
