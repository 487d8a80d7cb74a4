import { dayText, type FilterRows, type FilterValues, textUpTo } from '../filter/filter-rows.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { textLengths } from '../text/text-lengths.ts';
import { type SubmissionState, submissionLifeCycle } from './life-cycle.ts';

/** The filters of the list of files to bureaus. Days are of Shanghai, of the numbering, and included. */
export const submissionFilters = {
  state: {
    label: bilingual('状态', 'State'),
    enum: 'SubmissionState',
    values: Object.keys(submissionLifeCycle.states) as SubmissionState[],
    description: 'Their state.',
  },
  from: {
    label: bilingual('编号不早于', 'Numbered from'),
    scalar: 'Date',
    text: dayText,
    description: 'Numbered on this day or later.',
  },
  until: {
    label: bilingual('编号不晚于', 'Numbered until'),
    scalar: 'Date',
    text: dayText,
    description: 'Numbered on this day or earlier.',
  },
  search: {
    label: bilingual('搜索', 'Search'),
    scalar: 'String',
    text: textUpTo(textLengths.search),
    description: "Number of an order in it, or a part of the file's name.",
  },
} as const satisfies FilterRows;
export type SubmissionFilter = FilterValues<typeof submissionFilters>;
