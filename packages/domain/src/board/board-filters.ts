import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { partnerText } from '../order/order-filters.ts';
import { queueClockNames } from '../order/queue.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { type BoardPeriod, boardPeriods } from './board.ts';

/** The filters of the board. Left out, `period` is the last 30 days. */
export const boardFilters = {
  partnerId: {
    label: bilingual('合作方', 'Partner'),
    scalar: 'ID',
    text: partnerText,
    description: 'Orders of this partner.',
  },
  clock: {
    label: bilingual('阶段', 'Stage'),
    enum: 'QueueClock',
    values: queueClockNames,
    description: 'Orders of this duty of the desk.',
  },
  period: {
    label: bilingual('期间', 'Period'),
    enum: 'BoardPeriod',
    values: Object.keys(boardPeriods) as BoardPeriod[],
    description: 'Days of what has ended, and weeks of the chart; left out: `DAYS_30`.',
  },
} as const satisfies FilterRows;
export type BoardFilter = FilterValues<typeof boardFilters>;
