import { RESIDENT_ID } from '../../filing/field-row.ts';
import { changeGroups } from '../../filing/proposal.ts';
import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all, any, type Condition, not } from '../conditions.ts';
import { type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { forBothPrincipals, identityFields, legalRepresentativeIs, type Owner, owners } from './both-principals.ts';
import { edition2018, edition2019 } from './editions.ts';
import { pages2025 } from './pages-2025.ts';

/** Requirements of the bureaus on persons’ papers and age (docs/spec/rules.md; provinces.json, rules). */

const minorAt = (principal: Owner, years = 18): Condition => ({ youngerThan: { years, principal } });
const minor = (outcome: 'warn' | 'fail', whose: Condition | undefined, suggestion: BilingualText, years = 18) =>
  forBothPrincipals((owner) => ({
    field: `${owner}.principal.idNumber`,
    on: identityFields(owner),
    ruleId: 'PRN-03',
    outcome,
    broken: whose === undefined ? minorAt(owner, years) : all(whose, minorAt(owner, years)),
    suggestion,
  }));
const older = bilingual('请更换为年满18周岁的负责人', 'Name a principal of 18 years or more');
const older16 = bilingual('请更换为年满16周岁的负责人', 'Name a principal of 16 years or more');
const exceptRepresentative = not(legalRepresentativeIs('subject', 'yes'));
const ageProof: Reach = {
  to: 'material',
  material: 'AGE_PROOF',
  when: all(
    exceptRepresentative,
    any(...owners.map((owner) => all({ changed: changeGroups[`${owner}Principal`] }, minorAt(owner)))),
  ),
};

const permit: Reach = { to: 'material', material: 'RESIDENCE_PERMIT', when: { fromElsewhere: 'person' } };
const refusedElsewhere: Reach = {
  to: 'check',
  field: 'subject.certificateNumber',
  on: ['subject.certificateNumber', 'subject.certificateType', 'subject.nature'],
  ruleId: 'PRN-06',
  outcome: 'fail',
  broken: { fromElsewhere: 'person' },
  suggestion: bilingual('请在证件所在省重新备案', 'File anew in the province of the paper'),
};
const FOREIGN = ['7', '30'];

export const paperRules: readonly ProvinceRule[] = [
  {
    key: 'rules.minAge',
    in: provincesByShortName('津蒙辽鲁鄂湘蜀'),
    ...edition2018,
    says: bilingual('负责人须年满18周岁', 'A principal must be 18 or older'),
    reaches: minor('fail', undefined, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('吉'),
    ...edition2019,
    says: bilingual('负责人须年满18周岁', 'A principal must be 18 or older'),
    reaches: minor('fail', undefined, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('浙黔'),
    ...edition2018,
    says: bilingual('个人须年满18周岁', 'A person who files must be 18 or older'),
    reaches: minor('fail', { subject: 'person' }, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('渝豫'),
    ...edition2018,
    says: bilingual('单位的负责人须年满18周岁', "A unit's principal must be 18 or older"),
    reaches: minor('fail', { subject: 'unit' }, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('豫'),
    ...edition2018,
    says: bilingual('未满18周岁的个人须提供监护人证件', "A person under 18 adds the guardian's ID"),
    reaches: [
      {
        to: 'material',
        material: 'AGE_PROOF',
        when: all({ subject: 'person' }, minorAt('subject')),
      },
    ],
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('苏滇'),
    ...edition2018,
    says: bilingual(
      '未满18周岁须提供就业或收入证明，法定代表人除外',
      'Under 18 a proof of employment or income is needed, the legal representative apart',
    ),
    reaches: [...minor('warn', exceptRepresentative, bilingual('请附就业或收入证明', 'Attach the proof')), ageProof],
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('粤'),
    ...edition2018,
    says: bilingual('未满18周岁的个人须提供就业证明', 'A person under 18 needs a proof of employment'),
    reaches: [
      {
        to: 'material',
        material: 'AGE_PROOF',
        when: all({ subject: 'person' }, minorAt('subject')),
      },
    ],
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('冀藏'),
    ...pages2025,
    says: bilingual('负责人须年满18周岁', 'A principal must be 18 or older'),
    reaches: minor('fail', undefined, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('闽'),
    ...pages2025,
    says: bilingual('单位的负责人须年满18周岁', "A unit's principal must be 18 or older"),
    reaches: minor('fail', { subject: 'unit' }, older),
  },
  {
    key: 'rules.minAge',
    in: provincesByShortName('苏粤赣'),
    ...pages2025,
    says: bilingual('负责人须年满16周岁', 'A principal must be 16 or older'),
    reaches: minor('fail', undefined, older16, 16),
  },
  {
    key: 'rules.foreigners',
    in: provincesByShortName('冀'),
    ...edition2018,
    says: bilingual('不接受外国人作为负责人', 'Foreigners are not accepted'),
    reaches: forBothPrincipals((owner) => ({
      field: `${owner}.principal.idType`,
      ruleId: 'PRN-04',
      outcome: 'fail',
      broken: { value: { of: `${owner}.principal.idType`, in: FOREIGN } },
      suggestion: bilingual('请更换为持居民身份证的负责人', 'Name a principal with a resident ID'),
    })),
  },
  {
    key: 'rules.personalIdDocument',
    in: provincesByShortName('京'),
    ...edition2018,
    says: bilingual('中国公民须使用居民身份证', 'Chinese citizens must use the resident ID card'),
    reaches: [
      {
        to: 'check',
        field: 'subject.certificateType',
        ruleId: 'PRN-06',
        outcome: 'warn',
        broken: all({ subject: 'person' }, not({ value: { of: 'subject.certificateType', in: [RESIDENT_ID] } })),
        suggestion: bilingual('请核实此人不是中国公民', 'See that the person is no Chinese citizen'),
      },
    ],
  },
  {
    key: 'rules.temporaryIdCard',
    in: provincesByShortName('蒙沪琼'),
    ...edition2018,
    says: bilingual('不接受临时身份证', 'A temporary ID card is not accepted'),
    reaches: [
      { to: 'checklist', item: 'material.SUBJECT_PRINCIPAL_ID' },
      { to: 'checklist', item: 'material.WEBSITE_PRINCIPAL_ID' },
    ],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('晋黑豫渝藏陇青宁新'),
    ...edition2018,
    says: bilingual('不接受外省个人', 'Persons of other provinces are not accepted'),
    reaches: [refusedElsewhere],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('滇'),
    ...edition2019,
    says: bilingual('不接受外省个人', 'Persons of other provinces are not accepted'),
    reaches: [refusedElsewhere],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('蒙沪赣鄂黔苏闽'),
    ...edition2018,
    says: bilingual('外省个人须提供居住证或暂住证', 'A person of another province needs a residence permit'),
    reaches: [permit],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('吉'),
    ...edition2019,
    says: bilingual(
      '外省个人须提供居住证或学生证',
      'A person of another province needs a residence permit or a student card',
    ),
    reaches: [permit],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('蜀'),
    ...edition2018,
    says: bilingual(
      '外省个人须提供在川学习、生活或工作的证明',
      'A person of another province proves study, life or work in Sichuan',
    ),
    reaches: [permit],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('蒙桂'),
    ...pages2025,
    replaces: true,
    says: bilingual('不接受外省个人', 'Persons of other provinces are not accepted'),
    reaches: [refusedElsewhere],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('沪'),
    ...pages2025,
    replaces: true,
    says: bilingual(
      '外省个人须提供有效期剩余一个月以上的居住证，不接受学生证',
      'A person of another province needs a residence permit with a month left or more; no student card is accepted',
    ),
    reaches: [permit],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('浙粤'),
    ...pages2025,
    says: bilingual('外省个人须提供居住证', 'A person of another province needs a residence permit'),
    reaches: [permit],
  },
  {
    key: 'rules.personalOutOfProvince',
    in: provincesByShortName('鲁'),
    ...pages2025,
    says: bilingual(
      '外省个人须提供居住证或学生证',
      'A person of another province needs a residence permit or a student card',
    ),
    reaches: [permit],
  },
  {
    key: 'rules.websitePrincipalOutOfProvince',
    in: provincesByShortName('赣'),
    ...edition2018,
    says: bilingual(
      '外省网站负责人须提供居住证或暂住证',
      'A website principal of another province needs a residence permit',
    ),
    reaches: [
      {
        to: 'material',
        material: 'RESIDENCE_PERMIT',
        when: all({ changed: changeGroups.websitePrincipal }, { fromElsewhere: 'website' }),
      },
    ],
  },
];
