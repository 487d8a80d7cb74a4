import type { Dated } from '../../province/in-force.ts';
import type { ProvinceCode } from '../../province/provinces.ts';
import { allProvinces, type PhotoMethod, type ProvinceRule, photoMethods, provincesByShortName } from '../rule.ts';

const method = (name: PhotoMethod, where: readonly ProvinceCode[], dated: Dated): ProvinceRule => ({
  key: 'photoMethod',
  in: where,
  ...dated,
  says: photoMethods[name],
  reaches: [{ to: 'photo', method: name }],
});

/** 拍照方式: of the rows of a province the one that began last applies, of two of one day the lower (docs/spec/rules.md R-6). */
export const photoMethodRules: readonly ProvinceRule[] = [
  method('CURTAIN', allProvinces, { from: '2018-06-15', source: 'SEED' }),
  method('BUREAU_APP', provincesByShortName('沪'), {
    from: '2018-06-15',
    until: '2020-08-17',
    source: 'A18-PHOTO, A19-SH',
  }),
  // The curtain ended for each provider on the day of its admission to electronic verification, from 2019-07-29 (AL-CURTAIN) to
  // 2020-11 (UC-FACE), not for a province. Ours is the day of the edition from which no source asks for a curtain any more.
  method('FACE_CHECK', allProvinces, { from: '2020-08-17', source: 'MIIT-EV, AL-CURTAIN, UC-FACE' }),
];
