import { findProvince, provinces } from '../province/provinces.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { textLengths } from '../text/text-lengths.ts';
import { type FilterText, textUpTo } from './filter-rows.ts';

export const searchText = textUpTo(textLengths.search);
export const provinceText: FilterText = {
  isReadable: (text) => findProvince(text) !== undefined,
  form: bilingual(
    '省份的六位代码（GB/T 2260），如 320000',
    'the GB/T 2260 code of a province, six digits, e.g. `320000`',
  ),
};
export const provinceLabels = Object.fromEntries(Object.entries(provinces).map(([code, { label }]) => [code, label]));
