import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, latestInForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { allProvinces, provincesByShortName } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 拍照方式: how the website's principal is photographed (docs/spec/rules.md R-6). */
export const photoMethods = {
  CURTAIN: bilingual('幕布拍照', 'Before our curtain'),
  BUREAU_APP: bilingual('管局应用采集', "With the bureau's own app"),
} as const satisfies Record<string, BilingualText>;
export type PhotoMethod = keyof typeof photoMethods;

export interface PhotoMethodRule extends Dated {
  readonly in: readonly ProvinceCode[];
  readonly method: PhotoMethod;
}

/** Of the rows of a province the one in force that began last applies, of two of one day the lower. */
export const photoMethodRules: readonly PhotoMethodRule[] = [
  { method: 'CURTAIN', in: allProvinces, from: '2018-06-15', source: 'SEED' },
  {
    method: 'BUREAU_APP',
    in: provincesByShortName('沪'),
    from: '2018-06-15',
    until: '2020-08-17',
    source: 'A18-PHOTO, A19-SH',
  },
];

/** The row of a province under an edition; `province` is a code of GB/T 2260, six digits. */
export const photoMethodRuleOf = (province: string, edition: EditionId): PhotoMethodRule | undefined =>
  latestInForce(
    photoMethodRules.filter((rule) => rule.in.some((code) => code === province)),
    dayOfEdition(edition),
  );

export const photoMethodOf = (province: string, edition: EditionId): PhotoMethod =>
  photoMethodRuleOf(province, edition)?.method ?? 'CURTAIN';
