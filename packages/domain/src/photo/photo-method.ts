import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, latestInForce } from '../province/in-force.ts';
import { editionFor, type OrderEditions } from '../province/judged-by.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { allProvinces, provincesByShortName } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 拍照方式: how the website's principal is photographed (docs/spec/rules.md R-6). */
export const photoMethods = {
  CURTAIN: bilingual('幕布拍照', 'Before our curtain'),
  BUREAU_APP: bilingual('管局应用采集', "With the bureau's own app"),
  FACE_CHECK: bilingual('手机人脸核验', "Face check on the principal's phone"),
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
  // The curtain ended for each provider on the day of its admission to electronic verification, from 2019-07-29 (AL-CURTAIN) to
  // 2020-11 (UC-FACE), not for a province. Ours is the day of the edition from which no source asks for a curtain any more.
  { method: 'FACE_CHECK', in: allProvinces, from: '2020-08-17', source: 'MIIT-EV, AL-CURTAIN, UC-FACE' },
];

/** The row of a province under an edition; `province` is a code of GB/T 2260, six digits. */
export const photoMethodRuleOf = (province: string, edition: EditionId): PhotoMethodRule | undefined =>
  latestInForce(
    photoMethodRules.filter((rule) => rule.in.some((code) => code === province)),
    dayOfEdition(edition),
  );

/** Where and by which edition an order's photo is judged. */
export const photoRulesOf = (order: OrderEditions & { readonly province: string }) => ({
  province: order.province,
  edition: editionFor('photoMethods', order),
});

export const photoMethodOf = (province: string, edition: EditionId): PhotoMethod =>
  photoMethodRuleOf(province, edition)?.method ?? 'CURTAIN';

export const photoMethodOfOrder = (order: OrderEditions & { readonly province: string }): PhotoMethod =>
  photoMethodOf(order.province, editionFor('photoMethods', order));
