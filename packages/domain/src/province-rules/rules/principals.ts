import { changeGroups } from '../../filing/proposal.ts';
import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all, not } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { type Check, forBothPrincipals, identityFields, legalRepresentativeIs, type Owner } from './both-principals.ts';
import { edition2018, edition2018Only, edition2019 } from './editions.ts';
import { financeWords } from './words.ts';

/** Requirements of the bureaus on responsible persons 负责人 (docs/spec/rules.md; provinces.json, rules). */

const bothIdentities = [...identityFields('subject'), ...identityFields('website')];
const askLegal = (owner: Owner, outcome: 'no' | 'either', suggestion: BilingualText): Check => ({
  to: 'check',
  field: `${owner}.principal.legalRepresentative`,
  on: [...identityFields(owner), `${owner}.principal.legalRepresentative`],
  reads: [`${owner}.principal.legalRepresentative`],
  ruleId: 'PRN-01',
  outcome: 'fail',
  broken: all(
    { subject: 'unit' },
    outcome === 'no' ? legalRepresentativeIs(owner, 'no') : { absent: `${owner}.principal.legalRepresentative` },
  ),
  suggestion,
});
const sayWhether = bilingual('请填写“是”(yes) 或“否”(no)', 'Say yes or no');
const theRepresentative = bilingual('请改为法定代表人', 'Name the legal representative');

const legalRepresentative = bilingual(
  '主体负责人须为法定代表人',
  'The subject principal must be the legal representative',
);
const unlessAuthorised = bilingual(
  '主体负责人非法定代表人的，须提供授权书',
  'A subject principal who is not the legal representative needs an authorisation',
);
const authorised = (owner: Owner): Reach => ({
  to: 'material',
  material: 'AUTHORISATION',
  when: all({ subject: 'unit' }, legalRepresentativeIs(owner, 'no'), { changed: changeGroups[`${owner}Principal`] }),
});
/** Provinces whose page requires the legal representative without exception. */
const strict2018 = '津冀晋蒙黑沪浙皖闽赣鲁豫鄂湘粤琼渝黔滇藏陕青宁新';

export const principalRules: readonly ProvinceRule[] = [
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: allProvinces,
    ...edition2018,
    source: 'A19-AUTH',
    says: bilingual(
      '请说明新的主体负责人是否为法定代表人',
      'Say whether the new subject principal is the legal representative',
    ),
    reaches: [askLegal('subject', 'either', sayWhether)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName(strict2018),
    ...edition2018,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('京'),
    ...edition2018Only,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('吉'),
    ...edition2019,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('蜀辽桂'),
    ...edition2018,
    says: unlessAuthorised,
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('吉'),
    ...edition2018Only,
    says: unlessAuthorised,
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('京苏'),
    ...edition2019,
    says: bilingual(
      '主体负责人非法定代表人的，须提供授权书及法定代表人证件正反面',
      "A subject principal who is not the legal representative needs an authorisation, with both sides of the representative's ID",
    ),
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('陇'),
    ...edition2018,
    says: bilingual(
      '主体负责人非法定代表人的，须提供授权书并在主体备注中说明',
      'A subject principal who is not the legal representative needs an authorisation and a word in the subject remark',
    ),
    reaches: [
      authorised('subject'),
      {
        to: 'check',
        field: 'subject.remark',
        on: [...identityFields('subject'), 'subject.remark'],
        reads: ['subject.principal.legalRepresentative', 'subject.remark'],
        ruleId: 'PRN-05',
        outcome: 'fail',
        broken: all(legalRepresentativeIs('subject', 'no'), { absent: 'subject.remark' }),
        suggestion: bilingual('请在主体备注中说明授权情况', 'Say in the subject remark who authorised whom'),
      },
    ],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: provincesByShortName('苏'),
    ...edition2018Only,
    says: bilingual(
      '主体负责人非法定代表人的，网站负责人须为同一人',
      'Where the subject principal is not the legal representative, the website principal must be the same person',
    ),
    reaches: [
      {
        to: 'check',
        field: 'subject.principal.legalRepresentative',
        on: [...identityFields('subject'), 'subject.principal.legalRepresentative'],
        reads: [...bothIdentities, 'subject.principal.legalRepresentative'],
        ruleId: 'PRN-04',
        outcome: 'fail',
        broken: all(legalRepresentativeIs('subject', 'no'), not({ samePrincipal: true })),
        suggestion: bilingual('请先使两位负责人一致', 'Name one person in both places'),
      },
    ],
  },
  {
    key: 'rules.websitePrincipalLegalRep',
    in: provincesByShortName('沪鄂湘黔闽'),
    ...edition2018,
    says: bilingual(
      '网站负责人非法定代表人的，须提供加盖公章并签字的授权书',
      'A website principal who is not the legal representative needs an authorisation, stamped and signed',
    ),
    reaches: [askLegal('website', 'either', sayWhether), authorised('website')],
  },
  {
    key: 'rules.websitePrincipalMustDifferFromSubjectPrincipal',
    in: provincesByShortName('津'),
    ...edition2018,
    says: bilingual(
      '单位的网站负责人与主体负责人不能为同一人',
      "A unit's website principal may not be its subject principal",
    ),
    reaches: forBothPrincipals((owner) => ({
      field: `${owner}.principal.idNumber`,
      on: identityFields(owner),
      reads: bothIdentities,
      ruleId: 'PRN-04',
      outcome: 'fail',
      broken: all({ subject: 'unit' }, { samePrincipal: true }),
      suggestion: bilingual('请更换其中一位负责人', 'Name another person in one of the places'),
    })),
  },
  {
    key: 'rules.financeWordsInUnitName',
    in: provincesByShortName('辽'),
    ...edition2018,
    says: bilingual(
      '名称含投资管理、担保、典当、贷款、理财的单位，两位负责人均须为法定代表人',
      'Where the name speaks of 投资管理, 担保, 典当, 贷款 or 理财, both principals must be the legal representative',
    ),
    reaches: forBothPrincipals((owner) => ({
      field: `${owner}.principal.name`,
      on: [...identityFields(owner), 'subject.name'],
      reads: [...bothIdentities, 'subject.name'],
      ruleId: 'PRN-04',
      outcome: 'fail',
      broken: all({ contains: { of: 'subject.name', words: financeWords } }, not({ samePrincipal: true })),
      suggestion: bilingual('请将法定代表人填写为两处的负责人', 'Name the legal representative in both places'),
    })),
  },
  {
    key: 'rules.websitePrincipalUniqueAcrossSubjects',
    in: provincesByShortName('黑'),
    ...edition2018,
    says: bilingual(
      '此人不能同时是其他主体的网站负责人',
      'This person may not be website principal of another subject',
    ),
    reaches: [{ to: 'checklist', item: 'website.principal.idNumber' }],
  },
];
