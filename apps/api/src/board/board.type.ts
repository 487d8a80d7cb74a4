import { type BoardFilter, boardFields, boardFilters } from '@beian/domain/board';
import { filterInput } from '../schema/filter-input.ts';
import { objectType } from '../schema/object-type.ts';

export const BoardFilterInput = filterInput(
  'BoardFilter',
  'Narrows the SLA board. It applies to open orders and to what ended today; to the past as far as figures are stored by it (`Board.pastIsKnown`); never to `weeks` and `rectifications`. Since 2026-11.',
  boardFilters,
);
export type BoardFilterInput = { readonly [N in keyof BoardFilter]: BoardFilter[N] | null };

export const Board = objectType(boardFields);
