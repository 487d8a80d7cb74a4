import { findProvince } from '../province/provinces.ts';
import { text } from '../text.ts';
import { type Fault, type Finding, firstFault } from './finding.ts';

export interface RegionContext {
  /** Six digits. */
  readonly province: string;
  readonly level: 'city' | 'county';
}

interface Asked extends RegionContext {
  readonly code: string;
}

const faults: readonly Fault<Asked>[] = [
  {
    broken: ({ code }) => !/^[1-9]\d{5}$/.test(code),
    message: text('行政区划代码应为6位数字', 'A region code has six digits'),
    suggestion: text('请填写 GB/T 2260 的6位代码', 'Give the six digits of GB/T 2260'),
  },
  {
    broken: ({ code, province }) => findProvince(province) !== undefined && code.slice(0, 2) !== province.slice(0, 2),
    message: text('行政区划代码不属于所选省份', 'The region code is not of the province'),
    suggestion: text('请选择该省的市、县', 'Choose a city or county of that province'),
  },
  {
    // A county-level city directly under its province (省直辖县级市, e.g. 429004) may stand as a city: a person looks.
    broken: ({ code, level }) => (level === 'city') !== code.endsWith('00'),
    outcome: 'warn',
    message: text('市级代码以 00 结尾，县级代码不以 00 结尾', "A city's code ends with 00, a county's does not"),
    suggestion: text('请核对市、县代码的级别', 'See whether city and county stand in their places'),
  },
];

/** City or county by GB/T 2260: its shape, and that it lies in the province. Whether the division exists is the bureau's to say (code 1019). */
export const checkRegionCode = (code: string, context: RegionContext): Finding =>
  firstFault('FMT-REGION, code 1019', faults, { code, ...context });
