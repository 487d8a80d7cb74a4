import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { qualityScopeFilters } from './quality-filters.ts';
import {
  type SpotCheckList,
  type SpotCheckOutcome,
  type SpotCheckState,
  spotCheckLists,
  spotCheckOutcomes,
  spotCheckStates,
} from './spot-checks.ts';

/** The filters of a list of spot checks; `list` says which, and is never left out. */
export const spotCheckFilters = {
  ...qualityScopeFilters,
  list: {
    label: bilingual('列表', 'List'),
    enum: 'SecondLookList',
    values: Object.keys(spotCheckLists) as SpotCheckList[],
    description: 'Which list.',
    shown: 'tabs',
  },
  state: {
    label: bilingual('状态', 'State'),
    enum: 'SecondLookState',
    values: Object.keys(spotCheckStates) as SpotCheckState[],
    description: 'Only those that stand so.',
  },
  outcome: {
    label: bilingual('结果', 'Outcome'),
    enum: 'SecondLookOutcome',
    values: Object.keys(spotCheckOutcomes) as SpotCheckOutcome[],
    description: 'Only those that came out so.',
  },
} as const satisfies FilterRows;
export type SpotCheckFilter = FilterValues<typeof spotCheckFilters> & { readonly list: SpotCheckList };
