import { codesOf, codeTable } from '../codes/code-lists.ts';
import type { FilterRows, FilterValues } from '../filter/filter-rows.ts';
import { provinceLabels, provinceText, searchText } from '../filter/filter-texts.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** The filters of the list of filing records; their SQL is in `records/views/records.ts`. */
export const recordFilters = {
  search: {
    label: bilingual('查找备案号或主体名称', 'Find filing number or subject'),
    scalar: 'String',
    text: searchText,
    description: 'Part of the filing number, name or a domain.',
  },
  province: {
    label: bilingual('省份', 'Province'),
    scalar: 'String',
    text: provinceText,
    labels: provinceLabels,
    description: 'GB/T 2260 code of the province, six digits.',
  },
  nature: {
    label: bilingual('单位性质', 'Nature'),
    scalar: 'Int',
    least: 1,
    greatest: Math.max(...codesOf('NATURE').map(Number)),
    labels: Object.fromEntries(Object.entries(codeTable('NATURE').rows).map(([code, { label }]) => [code, label])),
    description: '单位性质, a code of list NATURE.',
  },
} as const satisfies FilterRows;
export type RecordFilter = FilterValues<typeof recordFilters>;
