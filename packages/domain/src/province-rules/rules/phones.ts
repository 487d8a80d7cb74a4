import { bilingual } from '../../text/bilingual-text.ts';
import { all, not } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { forBothPrincipals } from './both-principals.ts';
import { edition2018 } from './editions.ts';
import { pages2025 } from './pages-2025.ts';

/** Requirements of the bureaus on phones (docs/spec/rules.md; provinces.json, rules and notes). */

const local: [Reach, ...Reach[]] = [
  ...forBothPrincipals((owner) => ({
    field: `${owner}.principal.officePhone`,
    ruleId: 'CON-01',
    outcome: 'fail',
    broken: { landlineElsewhere: owner },
    suggestion: bilingual('请填写本省区号的号码', 'Give a number with an area code of the province'),
  })),
  { to: 'checklist', item: 'subject.principal.mobile' },
  { to: 'checklist', item: 'website.principal.mobile' },
];
const phonesDiffer: [Reach, Reach] = forBothPrincipals((owner) => ({
  field: `${owner}.principal.officePhone`,
  on: [`${owner}.principal.officePhone`, `${owner}.principal.mobile`],
  ruleId: 'CON-04',
  outcome: 'fail',
  broken: { equal: [`${owner}.principal.officePhone`, `${owner}.principal.mobile`] },
  suggestion: bilingual('请填写与手机不同的办公电话', 'Give an office phone that is not the mobile'),
}));

export const phoneRules: readonly ProvinceRule[] = [
  {
    key: 'rules.phoneOfOneSubject',
    in: allProvinces,
    ...edition2018,
    source: 'A18-REJ',
    says: bilingual('手机号不能已用于其他主体', "The mobile may not be another subject's already"),
    reaches: [
      { to: 'oneSubject', field: 'subject.principal.mobile', ruleId: 'CON-03', outcome: 'warn' },
      { to: 'oneSubject', field: 'website.principal.mobile', ruleId: 'CON-03', outcome: 'warn' },
    ],
  },
  {
    key: 'rules.phoneOfOneSubject',
    in: provincesByShortName('渝'),
    ...pages2025,
    replaces: true,
    says: bilingual(
      '手机号不能已用于其他主体，否则管局不予通过',
      "The mobile may not be another subject's already: the bureau refuses it",
    ),
    reaches: [
      { to: 'oneSubject', field: 'subject.principal.mobile', ruleId: 'CON-03', outcome: 'fail' },
      { to: 'oneSubject', field: 'website.principal.mobile', ruleId: 'CON-03', outcome: 'fail' },
    ],
  },
  {
    key: 'rules.emailOfOnePerson',
    in: provincesByShortName('冀'),
    ...pages2025,
    says: bilingual(
      '河北的管局核查邮箱是否重复：两位负责人不是同一人的，邮箱须不同；其他主体已用的邮箱提醒审核人员',
      'The bureau of Hebei looks for mail addresses that stand twice: two principals who are two people have two; of one that another subject has the reviewer is warned',
    ),
    reaches: [
      {
        to: 'check',
        field: 'website.principal.email',
        on: ['website.principal.email', 'subject.principal.email'],
        ruleId: 'CON-04',
        outcome: 'fail',
        broken: all({ equal: ['website.principal.email', 'subject.principal.email'] }, not({ samePrincipal: true })),
        suggestion: bilingual('请填写网站负责人本人的邮箱', "Give the website principal's own mail address"),
      },
      { to: 'oneSubject', field: 'subject.principal.email', ruleId: 'CON-04', outcome: 'warn' },
      { to: 'oneSubject', field: 'website.principal.email', ruleId: 'CON-04', outcome: 'warn' },
      { to: 'checklist', item: 'subject.principal.email' },
    ],
  },
  {
    key: 'rules.phoneMustBeLocal',
    in: provincesByShortName('津辽苏湘桂陇'),
    ...edition2018,
    says: bilingual('电话须为本省号码', 'Phones must be of the province'),
    reaches: local,
  },
  {
    key: 'rules.phoneMustBeLocal',
    in: provincesByShortName('陕'),
    ...edition2018,
    says: bilingual(
      '电话须为本省号码，否则单位须在备注中说明',
      'Phones must be of the province, or a unit explains why in the remarks',
    ),
    reaches: forBothPrincipals((owner) => ({
      field: `${owner}.principal.officePhone`,
      on: [`${owner}.principal.officePhone`, `${owner}.remark`],
      ruleId: 'CON-01',
      outcome: 'fail',
      broken: all({ landlineElsewhere: owner }, { absent: `${owner}.remark` }),
      suggestion: bilingual(
        '请填写本省号码，或在备注中说明',
        'Give a number of the province, or say why in the remark',
      ),
    })),
  },
  {
    key: 'notes.officePhoneDiffers',
    in: provincesByShortName('辽吉京'),
    ...edition2018,
    source: 'TC-SUBJ',
    says: bilingual('办公电话不能与手机相同', 'The office phone must differ from the mobile'),
    reaches: phonesDiffer,
  },
  {
    key: 'notes.landlineMandatory',
    in: provincesByShortName('苏'),
    ...edition2018,
    source: 'TC-SUBJ',
    says: bilingual('企业须填写座机', 'An enterprise must give a landline'),
    reaches: forBothPrincipals((owner) => ({
      field: `${owner}.principal.officePhone`,
      ruleId: 'CON-01',
      outcome: 'fail',
      broken: all(
        { value: { of: 'subject.nature', in: ['4'] } },
        not({ absent: `${owner}.principal.officePhone` }),
        not({ format: { of: `${owner}.principal.officePhone`, is: 'landline' } }),
      ),
      suggestion: bilingual('请填写带区号的座机', 'Give a landline with its area code'),
    })),
  },
  {
    key: 'rules.phoneBills',
    in: provincesByShortName('黑'),
    ...edition2018,
    says: bilingual(
      '须提供负责人名下手机和办公电话最近三个月的话费单',
      "The last three months' bills of mobile and office phone, in the principal's name, are needed",
    ),
    reaches: [
      {
        to: 'material',
        material: 'PHONE_BILLS',
        when: {
          changed: [
            'subject.principal.mobile',
            'subject.principal.officePhone',
            'website.principal.mobile',
            'website.principal.officePhone',
          ],
        },
      },
    ],
  },
];
