import { dayText, type FilterRows, type FilterValues, type TextFilter } from '../filter/filter-rows.ts';
import { searchText } from '../filter/filter-texts.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type SubmissionState, submissionLifeCycle } from './life-cycle.ts';

/** The files of one connection: an argument of its own in the API. */
export const bureauFilter = {
  label: bilingual('管局', 'Bureau'),
  scalar: 'ID',
  text: {
    isReadable: (text) => /^bureau_[\w-]{1,64}$/.test(text),
    form: bilingual('连接的编号', 'the id of a connection, `bureau_…`'),
  },
  description: "The connection's global id.",
} as const satisfies TextFilter;

/** The filters of the list of files to bureaus. Days are of Shanghai, of the numbering, and included. */
export const submissionFilters = {
  state: {
    label: bilingual('状态', 'State'),
    enum: 'SubmissionState',
    values: Object.keys(submissionLifeCycle.states) as SubmissionState[],
    labels: Object.fromEntries(
      Object.entries(submissionLifeCycle.states).map(([state, { label }]) => [state, label]),
    ) as Record<SubmissionState, BilingualText>,
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
    label: bilingual('订单号或文件名', 'Order number or file name'),
    scalar: 'String',
    text: searchText,
    description: "Number of an order in it, or a part of the file's name.",
  },
} as const satisfies FilterRows;
export type SubmissionFilter = FilterValues<typeof submissionFilters>;
