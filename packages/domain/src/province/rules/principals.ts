import { groupChanged, samePrincipal } from '../../order/proposal.ts';
import { type Text, text } from '../../text.ts';
import { everywhere, of, type ProvinceRule, type Reach } from '../rule.ts';
import { a18, a19, after, both, type Check, holds, identity, type Owner, said, unit, until2019 } from './reading.ts';
import { financeWords } from './words.ts';

/** What the bureaus ask of responsible persons 负责人 (rules.md §4.2; provinces.json, rules). */

const askLegal = (owner: Owner, outcome: 'no' | 'either', suggestion: Text): Check => ({
  to: 'check',
  field: `${owner}.principal.legalRepresentative`,
  on: [...identity(owner), `${owner}.principal.legalRepresentative`],
  ruleId: 'PRN-01',
  outcome: 'fail',
  broken: (proposal) =>
    unit(proposal) &&
    (outcome === 'no'
      ? said(owner, 'no')(proposal)
      : after(proposal, `${owner}.principal.legalRepresentative`) === undefined),
  suggestion,
});
const sayWhether = text('请填写“是”(yes) 或“否”(no)', 'Say yes or no');
const theRepresentative = text('请改为法定代表人', 'Name the legal representative');

const legalRepresentative = text('主体负责人须为法定代表人', 'The subject principal must be the legal representative');
const unlessAuthorised = text(
  '主体负责人非法定代表人的，须提供授权书',
  'A subject principal who is not the legal representative needs an authorisation',
);
const authorised = (owner: Owner): Reach => ({
  to: 'material',
  material: 'AUTHORISATION',
  when: (proposal) => unit(proposal) && said(owner, 'no')(proposal) && groupChanged(proposal, `${owner}Principal`),
});
/** Where the page wants the legal representative without an exception. */
const strict2018 = '津冀晋蒙黑沪浙皖闽赣鲁豫鄂湘粤琼渝黔滇藏陕青宁新';

export const principalRules: readonly ProvinceRule[] = [
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: everywhere,
    ...a18,
    source: 'A19-AUTH',
    says: text(
      '请说明新的主体负责人是否为法定代表人',
      'Say whether the new subject principal is the legal representative',
    ),
    reaches: [askLegal('subject', 'either', sayWhether)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of(strict2018),
    ...a18,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('京'),
    ...until2019,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('吉'),
    ...a19,
    says: legalRepresentative,
    reaches: [askLegal('subject', 'no', theRepresentative)],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('蜀辽桂'),
    ...a18,
    says: unlessAuthorised,
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('吉'),
    ...until2019,
    says: unlessAuthorised,
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('京苏'),
    ...a19,
    says: text(
      '主体负责人非法定代表人的，须提供授权书及法定代表人证件正反面',
      "A subject principal who is not the legal representative needs an authorisation, with both sides of the representative's ID",
    ),
    reaches: [authorised('subject')],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('陇'),
    ...a18,
    says: text(
      '主体负责人非法定代表人的，须提供授权书并在主体备注中说明',
      'A subject principal who is not the legal representative needs an authorisation and a word in the subject remark',
    ),
    reaches: [
      authorised('subject'),
      {
        to: 'check',
        field: 'subject.remark',
        on: [...identity('subject'), 'subject.remark'],
        ruleId: 'PRN-05',
        outcome: 'fail',
        broken: (proposal) => said('subject', 'no')(proposal) && after(proposal, 'subject.remark') === undefined,
        suggestion: text('请在主体备注中说明授权情况', 'Say in the subject remark who authorised whom'),
      },
    ],
  },
  {
    key: 'rules.subjectPrincipalLegalRep',
    in: of('苏'),
    ...until2019,
    says: text(
      '主体负责人非法定代表人的，网站负责人须为同一人',
      'Where the subject principal is not the legal representative, the website principal must be the same person',
    ),
    reaches: [
      {
        to: 'check',
        field: 'subject.principal.legalRepresentative',
        on: [...identity('subject'), 'subject.principal.legalRepresentative'],
        ruleId: 'PRN-04',
        outcome: 'fail',
        broken: (proposal) => said('subject', 'no')(proposal) && !samePrincipal(proposal),
        suggestion: text('请先使两位负责人一致', 'Name one person in both places'),
      },
    ],
  },
  {
    key: 'rules.websitePrincipalLegalRep',
    in: of('沪鄂湘黔闽'),
    ...a18,
    says: text(
      '网站负责人非法定代表人的，须提供加盖公章并签字的授权书',
      'A website principal who is not the legal representative needs an authorisation, stamped and signed',
    ),
    reaches: [askLegal('website', 'either', sayWhether), authorised('website')],
  },
  {
    key: 'rules.websitePrincipalMustDifferFromSubjectPrincipal',
    in: of('津'),
    ...a18,
    says: text(
      '单位的网站负责人与主体负责人不能为同一人',
      "A unit's website principal may not be its subject principal",
    ),
    reaches: both((owner) => ({
      field: `${owner}.principal.idNumber`,
      on: identity(owner),
      ruleId: 'PRN-04',
      outcome: 'fail',
      broken: (proposal) => unit(proposal) && samePrincipal(proposal),
      suggestion: text('请更换其中一位负责人', 'Name another person in one of the places'),
    })),
  },
  {
    key: 'rules.financeWordsInUnitName',
    in: of('辽'),
    ...a18,
    says: text(
      '名称含投资管理、担保、典当、贷款、理财的单位，两位负责人均须为法定代表人',
      'Where the name speaks of 投资管理, 担保, 典当, 贷款 or 理财, both principals must be the legal representative',
    ),
    reaches: both((owner) => ({
      field: `${owner}.principal.name`,
      on: [...identity(owner), 'subject.name'],
      ruleId: 'PRN-04',
      outcome: 'fail',
      broken: (proposal) => holds(after(proposal, 'subject.name'), financeWords) && !samePrincipal(proposal),
      suggestion: text('请将法定代表人填写为两处的负责人', 'Name the legal representative in both places'),
    })),
  },
  {
    key: 'rules.websitePrincipalUniqueAcrossSubjects',
    in: of('黑'),
    ...a18,
    says: text('此人不能同时是其他主体的网站负责人', 'This person may not be website principal of another subject'),
    reaches: [{ to: 'checklist', item: 'website.principal.idNumber' }],
  },
];
