import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { rectificationFilterNames, rectificationFilters } from './rectification.ts';

/** The filters of the list of notices; their SQL is in `submissions/rectifications/filter-sql.ts`. */
export const rectificationListFilters = {
  filter: {
    label: bilingual('筛选', 'Filter'),
    enum: 'RectificationFilter',
    values: rectificationFilterNames,
    labels: rectificationFilters,
    description: 'Only such; left out: the open ones, or every one of the record or order that is named.',
  },
} as const satisfies FilterRows;
export type RectificationListFilter = FilterValues<typeof rectificationListFilters>;
