import { type OrderFilter as Filter, orderFilters } from '@beian/domain/order';
import { filterInput } from '../schema/filter-input.ts';

/** `orderFilters` of the domain as an input. */
export const OrderFilter = filterInput(
  'OrderFilter',
  'Which orders a list holds; an order must meet every condition. A value that cannot be read is refused with `BAD_USER_INPUT`, which names it in `field`. Since 2026-11.',
  orderFilters,
);
export type OrderFilter = { readonly [N in keyof Filter]: Filter[N] | null };
