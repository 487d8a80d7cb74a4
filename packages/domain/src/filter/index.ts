/** The filters of lists as rows, and what follows from a row without knowing its list. */
export {
  type ChoiceFilter,
  dayText,
  type FilterNamesWith,
  type FilterRow,
  type FilterRows,
  type FilterText,
  type FilterValues,
  filterNamesOf,
  instantText,
  isReadableValue,
  type NumberFilter,
  readFilters,
  type TextFilter,
  textUpTo,
} from './filter-rows.ts';
export { filterSchema } from './filter-schema.ts';
