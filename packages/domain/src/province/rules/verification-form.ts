import { text } from '../../text.ts';
import { everywhere, notIn, of, type ProvinceRule } from '../rule.ts';
import { a18, domainsOf, person, unit } from './reading.ts';

/**
 * How the bureaus want the verification form 核验单 (rules.md §5.5). A19-CHK is of September 2019; it is the only page on the
 * form, so it is taken for the founding edition, too. Guangdong's rule of 2021-06-21 is later than every edition.
 */

/** Domains that the box of our form holds. */
export const domainsOnTheForm = 8;

export const verificationFormRules: readonly ProvinceRule[] = [
  {
    key: 'verificationForm',
    in: everywhere,
    ...a18,
    source: 'A19-CHK',
    says: text('单位须在核验单上加盖公章', 'A unit seals the verification form'),
    reaches: [{ to: 'form', trait: 'unitSeal', when: unit }],
  },
  {
    key: 'verificationForm',
    in: everywhere,
    ...a18,
    source: 'A19-CHK',
    says: text('个人须在核验单上由网站负责人签字', 'For a person the website principal signs the verification form'),
    reaches: [{ to: 'form', trait: 'signature', when: person }],
  },
  {
    key: 'verificationForm',
    in: notIn('蒙黑新琼蜀渝赣陇湘京'),
    ...a18,
    source: 'A19-CHK',
    says: text(
      '域名写不下时可另附域名清单，单位加盖公章，个人签字',
      'Domains that do not fit may stand on a list, sealed by a unit or signed by a person',
    ),
    reaches: [{ to: 'form', trait: 'domainsOnAList' }],
  },
  {
    key: 'rules.verificationForm',
    in: of('赣新'),
    ...a18,
    says: text('个人须在核验单上签字并按手印', 'A person signs the verification form and adds a fingerprint'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM', when: person },
      { to: 'form', trait: 'fingerprint', when: person },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: of('粤'),
    ...a18,
    source: 'A19-CHK',
    says: text(
      '使用广东专用核验单，个人须手抄承诺内容',
      "Guangdong's own form; a person copies the fixed text by hand",
    ),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'copiedPledge', when: person },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: of('蒙黑新琼蜀渝'),
    ...a18,
    source: 'A19-CHK',
    says: text('多个域名须写在同一张核验单上', 'Several domains stand on the one form'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsOnOneSheet' },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: of('赣陇湘'),
    ...a18,
    source: 'A19-CHK',
    says: text('全部域名须写在核验单的域名栏内', 'All domains stand in the domain box of the form'),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsInTheBox' },
    ],
  },
  {
    key: 'notes.verificationForm',
    in: of('京'),
    ...a18,
    source: 'A19-CHK',
    says: text(
      '核验单上每个域名后注明注册商中文简称，写不下时另附北京备案确认书',
      "Each domain stands with its registrar's short name; what does not fit goes on Beijing's confirmation form",
    ),
    reaches: [
      { to: 'checklist', item: 'material.VERIFICATION_FORM' },
      { to: 'form', trait: 'domainsWithRegistrar' },
      {
        to: 'material',
        material: 'BEIJING_DOMAIN_LIST',
        when: (proposal) => domainsOf(proposal).length > domainsOnTheForm,
      },
    ],
  },
];
