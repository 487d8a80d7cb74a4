import { bilingual } from '../../text/bilingual-text.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, provincesExcept } from '../rule.ts';
import { edition2018 } from './editions.ts';
import { whileOnPaper } from './paper-form.ts';

/**
 * Requirements of the bureaus on the verification form 核验单 (docs/spec/rules.md ). A19-CHK is of September 2019 and UC-FORM of
 * July 2019; no page of the founding edition shows the form, so both are also used for it. What no row names is drawn as the ministry's form.
 * Where the form is no paper any more, they have ended.
 */

/** Number of domains that are written into the box of the form where a bureau has a place for the others. */
export const domainsOnTheForm = 8;

const onPaper: readonly ProvinceRule[] = [
  {
    key: 'verificationForm',
    in: allProvinces,
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual('单位须在核验单上加盖公章', 'A unit seals the verification form'),
    reaches: [{ to: 'form', trait: 'unitSeal', when: { subject: 'unit' } }],
  },
  {
    key: 'verificationForm',
    in: allProvinces,
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual(
      '个人须在核验单上由网站负责人签字',
      'For a person the website principal signs the verification form',
    ),
    reaches: [{ to: 'form', trait: 'signature', when: { subject: 'person' } }],
  },
  {
    key: 'verificationForm',
    in: provincesExcept('蒙黑新琼蜀渝赣陇湘京'),
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual(
      '域名写不下时可另附域名清单，单位加盖公章，个人签字',
      'Domains that do not fit may stand on a list, sealed by a unit or signed by a person',
    ),
    reaches: [{ to: 'form', trait: 'domainsOnAList' }],
  },
  {
    key: 'rules.verificationForm',
    in: provincesByShortName('赣新'),
    ...edition2018,
    source: 'UC-FORM',
    says: bilingual('个人须在核验单上签字并按手印', 'A person signs the verification form and adds a fingerprint'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM', when: { subject: 'person' } },
      { to: 'form', trait: 'fingerprint', when: { subject: 'person' } },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: provincesByShortName('粤'),
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual(
      '使用广东专用核验单，个人须手抄承诺内容',
      "Guangdong's own form; a person copies the fixed text by hand",
    ),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'copiedPledge', when: { subject: 'person' } },
    ],
  },
  {
    key: 'notes.verificationFormPledge',
    in: provincesByShortName('粤'),
    ...edition2018,
    source: 'UC-FORM',
    says: bilingual(
      '个人核验单上接入服务单位的承诺另含不接入未许可、未备案网站一项',
      "On a person's form the provider also pledges to give no access to sites without licence or filing",
    ),
    reaches: [{ to: 'form', trait: 'longerProviderPledge', when: { subject: 'person' } }],
  },
  {
    key: 'notes.verificationForm',
    in: provincesByShortName('蒙黑新琼蜀渝'),
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual('多个域名须写在同一张核验单上', 'Several domains stand on the one form'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsInTheBox' },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: provincesByShortName('赣陇湘'),
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual('全部域名须写在核验单的域名栏内', 'All domains stand in the domain box of the form'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsInTheBox' },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: provincesByShortName('京'),
    ...edition2018,
    source: 'A19-CHK',
    says: bilingual(
      '核验单上每个域名后注明注册商中文简称，写不下时另附北京备案确认书',
      "Each domain stands with its registrar's short name; what does not fit goes on Beijing's confirmation form",
    ),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsWithRegistrar' },
      {
        to: 'material',
        material: 'BEIJING_DOMAIN_LIST',
        when: { domains: domainsOnTheForm + 1 },
      },
    ],
  },
];

export const verificationFormRules: readonly ProvinceRule[] = onPaper.flatMap(whileOnPaper);
