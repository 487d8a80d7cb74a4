import type { MaterialKind } from '../../filing/materials.ts';
import { changeGroups } from '../../filing/proposal.ts';
import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all, type Condition, not } from '../conditions.ts';
import {
  allProvinces,
  formTraits,
  type ProvinceRule,
  provincesByShortName,
  provincesExcept,
  type Reach,
} from '../rule.ts';
import { edition2018, edition2019 } from './editions.ts';
import { pages2025 } from './pages-2025.ts';
import { formMadeFrom, stillOnPaper } from './paper-form.ts';

/** 材料要求: which change needs which evidence (docs/spec/rules.md R-5), and its format. */

const needed = (
  material: MaterialKind,
  when: Condition | undefined,
  source: string,
  says: BilingualText,
): ProvinceRule => ({
  // By material, so that a row that replaces it in a province ends no other.
  key: `evidence.${material}`,
  in: allProvinces,
  from: '2018-06-15',
  source,
  says,
  reaches: [{ to: 'material', material, ...(when && { when }) }],
});

/** 首次备案, 新增网站, 新增接入: the subject's papers though nothing of it changes, or nothing is filled in yet. */
const adds: Condition = { effect: 'add' };

const changesSubject = all(not(adds), { changed: [...changeGroups.subjectIdentity, ...changeGroups.subjectPrincipal] });

/** Any change, in every province. */
const basic: readonly ProvinceRule[] = [
  needed(
    'SUBJECT_CERT',
    changesSubject,
    'ZJCA',
    bilingual(
      '主体名称、证件或主体负责人变更，须提供主办单位证件',
      "A changed subject or subject principal needs the organiser's certificate",
    ),
  ),
  needed(
    'SUBJECT_PRINCIPAL_ID',
    changesSubject,
    'ZJCA',
    bilingual(
      '主体名称、证件或主体负责人变更，须提供主体负责人证件',
      "A changed subject or subject principal needs the subject principal's ID",
    ),
  ),
  needed(
    'WEBSITE_PRINCIPAL_ID',
    // If both are the same person, the ID is uploaded once (A19-UP).
    all(not(adds), { changed: changeGroups.websitePrincipal }, not(all({ samePrincipal: true }, changesSubject))),
    'ZJCA',
    bilingual('网站负责人变更，须提供网站负责人证件', "A changed website principal needs that person's ID"),
  ),
  {
    key: 'evidence.addition',
    in: allProvinces,
    from: '2018-06-15',
    source: 'ZJCA',
    says: bilingual(
      '首次备案、新增网站或接入，须提供主办单位证件和两位负责人证件',
      "A first filing, a new website or a new access needs the organiser's certificate and the IDs of both principals",
    ),
    reaches: [
      { to: 'material', material: 'SUBJECT_CERT', when: adds },
      { to: 'material', material: 'SUBJECT_PRINCIPAL_ID', when: adds },
      {
        to: 'material',
        material: 'WEBSITE_PRINCIPAL_ID',
        when: all(adds, not({ samePrincipal: true })),
      },
    ],
  },
  {
    ...needed(
      'APP_ICON',
      { kinds: ['FIRST_APP', 'NEW_APP'] },
      'HW-APP',
      bilingual('APP 备案须提供图标', 'The filing of an app needs its icon'),
    ),
    from: '2023-09-04',
  },
  needed(
    'CHANGE_PROOF',
    // Where the page does not say, a change of name or number needs a proof (provinces.json, derived fallback).
    { moves: ['orgNameAndCertNo'] },
    'A19-PROOF',
    bilingual('名称和证件号码同时变更须提供变更证明', 'Name and number both changed need a proof of the change'),
  ),
  needed(
    'VERIFICATION_FORM',
    undefined,
    'SEED',
    bilingual('须提供签字盖章的真实性核验单', 'The verification form, signed and sealed, is needed'),
  ),
  {
    key: 'evidence.VERIFICATION_FORM',
    in: provincesExcept(stillOnPaper),
    from: formMadeFrom,
    replaces: true,
    source: 'HW-EV',
    says: formTraits.madeByDesk,
    reaches: [{ to: 'form', trait: 'madeByDesk' }],
  },
  {
    key: 'evidence.VERIFICATION_FORM',
    in: provincesByShortName('青'),
    from: formMadeFrom,
    replaces: true,
    source: 'HW-PROV',
    says: bilingual(
      '五图须齐全，核验单仍须打印、签字或盖章后上传',
      'The five images are complete: the form is still printed, signed or sealed, and uploaded',
    ),
    reaches: [{ to: 'material', material: 'VERIFICATION_FORM' }],
  },
  {
    key: 'evidence.VERIFICATION_FORM',
    in: provincesByShortName('赣'),
    from: formMadeFrom,
    replaces: true,
    // The page is of 2025; that nothing changed between is derived.
    source: 'HW-JX',
    says: bilingual(
      '仍须提供纸质核验单，签字或盖章后上传',
      'The form on paper is still asked for, signed or sealed, and uploaded',
    ),
    reaches: [{ to: 'material', material: 'VERIFICATION_FORM' }],
  },
  needed(
    'FACE_PHOTO',
    { isPhotographed: true },
    'SEED',
    bilingual(
      '初审通过后须提供网站负责人当面核验照片',
      'After the initial review the website principal is photographed',
    ),
  ),
];

/** 政府机关, 事业单位. */
const PUBLIC_BODIES = ['2', '3'];
const everyImage: [Reach, ...Reach[]] = [
  { to: 'material', material: 'SUBJECT_CERT' },
  { to: 'material', material: 'SUBJECT_PRINCIPAL_ID' },
  { to: 'material', material: 'WEBSITE_PRINCIPAL_ID', when: not({ samePrincipal: true }) },
];

const byProvince: readonly ProvinceRule[] = [
  {
    key: 'notes.fullImageSet',
    in: provincesByShortName('青'),
    from: '2020-08-17',
    source: 'HW-PROV',
    says: bilingual('任何变更均须提供全套五图', 'Any change carries the full set of five images'),
    reaches: everyImage,
  },
  {
    key: 'notes.staffingLetter',
    in: provincesByShortName('蒙黑赣滇'),
    ...edition2018,
    source: 'A19-BB',
    says: bilingual('政府机关和事业单位须提供编办证明', 'Government and public bodies need a staffing-office letter'),
    reaches: [
      {
        to: 'material',
        material: 'STAFFING_LETTER',
        when: all({ value: { of: 'subject.nature', in: PUBLIC_BODIES } }, { changed: changeGroups.subjectIdentity }),
      },
    ],
  },
  {
    key: 'rules.unitCertificate',
    in: provincesByShortName('豫'),
    ...edition2018,
    says: bilingual('只接受三证合一后的最新证件', 'Only the newest certificate, after the merger, is accepted'),
    reaches: [
      { to: 'checklist', item: 'material.SUBJECT_CERT', when: { subject: 'unit' } },
      {
        to: 'check',
        field: 'subject.certificateNumber',
        on: ['subject.name', 'subject.certificateNumber', 'subject.certificateAddress', 'subject.principal.name'],
        reads: ['subject.certificateNumber'],
        ruleId: 'SUB-02',
        outcome: 'fail',
        broken: all({ subject: 'unit' }, not({ format: { of: 'subject.certificateNumber', is: 'creditCode' } })),
        suggestion: bilingual('请填写18位统一社会信用代码', 'Give the 18-character credit code'),
      },
    ],
  },
  {
    key: 'rules.extraMaterials',
    in: provincesByShortName('京'),
    ...edition2019,
    says: bilingual(
      '单位须提供网站负责人手持单位证件照',
      "A unit adds a photo of the website principal holding the unit's certificate",
    ),
    reaches: [{ to: 'material', material: 'HOLDING_UNIT_CERT', when: { subject: 'unit' } }],
  },
  {
    key: 'rules.extraMaterials',
    in: provincesByShortName('京'),
    ...edition2019,
    says: bilingual('个人须提供手持本人证件照', 'A person adds a photo holding the own ID'),
    reaches: [{ to: 'material', material: 'HOLDING_PERSON_ID', when: { subject: 'person' } }],
  },
  {
    key: 'rules.extraMaterials',
    in: provincesByShortName('藏'),
    ...edition2019,
    says: bilingual(
      '每次备案须提供党政机关确认函',
      'Every filing needs the confirmation letter of party and government bodies',
    ),
    reaches: [{ to: 'material', material: 'CONFIRMATION_LETTER' }],
  },
  {
    key: 'notes.commitment',
    in: provincesByShortName('粤'),
    from: '2021-06-21',
    source: 'HW-MAT',
    says: bilingual(
      '每次备案须提供承诺书，由法定代表人正楷签字，不能以盖章代替',
      'Every filing needs the commitment, signed by the legal representative in block letters; a seal does not replace it',
    ),
    reaches: [{ to: 'material', material: 'COMMITMENT' }],
  },
  {
    key: 'notes.commitment',
    in: provincesByShortName('苏'),
    from: '2021-06-01',
    source: 'JS-2021',
    says: bilingual(
      '每次备案须提供真实性承诺书，由网站负责人签字',
      'Every filing needs the commitment, signed by the website principal',
    ),
    reaches: [{ to: 'material', material: 'COMMITMENT' }],
  },
  {
    key: 'notes.commitment',
    in: provincesByShortName('沪晋浙鲁湘蜀黔陕豫渝'),
    from: '2023-02-15',
    source: 'JD-PROV',
    says: bilingual(
      '每次备案须提供互联网信息服务备案承诺书，单位加盖公章，个人签字',
      'Every filing needs the commitment, sealed by a unit and signed by a person',
    ),
    reaches: [{ to: 'material', material: 'COMMITMENT' }],
  },
  {
    key: 'notes.individualBusiness',
    in: provincesByShortName('津'),
    ...edition2018,
    source: 'A18-TJ',
    says: bilingual(
      '个体工商户按企业备案，无字号的写经营者姓名加“（个体工商户）”',
      'An individual business files as an enterprise; without a trade name it takes its owner’s with （个体工商户）',
    ),
    reaches: [{ to: 'checklist', item: 'subject.name' }],
  },
  {
    key: 'notes.address',
    in: provincesByShortName('津'),
    ...edition2018,
    says: bilingual('地址在华苑：环内属南开区，环外属西青区', '华苑 inside the ring is 南开区, outside it 西青区'),
    reaches: [{ to: 'checklist', item: 'subject.mailingAddress' }],
  },
  {
    key: 'notes.sameCity',
    in: provincesByShortName('冀'),
    from: '2020-08-17',
    source: 'HW-PROV',
    says: bilingual('通讯地址与证件住所须在同一城市', 'Mailing address and certificate address are in one city'),
    reaches: [{ to: 'checklist', item: 'subject.mailingAddress' }],
  },
  {
    key: 'notes.sameCity',
    in: provincesByShortName('豫黔'),
    ...pages2025,
    says: bilingual('通讯地址与证件住所须在同一城市', 'Mailing address and certificate address are in one city'),
    reaches: [{ to: 'checklist', item: 'subject.mailingAddress' }],
  },
  {
    key: 'notes.newCodeMeansNewFiling',
    in: provincesByShortName('皖'),
    from: '2020-08-17',
    source: 'HW-PROV',
    says: bilingual('统一社会信用代码变更的，须注销后重新备案', 'A changed credit code means: cancel, and file anew'),
    reaches: [
      {
        to: 'checklist',
        item: 'subject.certificateNumber',
        when: { changed: ['subject.certificateNumber'] },
      },
    ],
  },
];

const photoRules: readonly ProvinceRule[] = [
  {
    key: 'photoAlternatives',
    in: provincesByShortName('辽皖闽粤渝'),
    from: '2018-06-15',
    until: '2019-04-22',
    source: 'A18-UP',
    says: bilingual('也可用接入商应用上传并刷脸', "The provider's app with its face check is taken, too"),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
  {
    key: 'notes.photo',
    in: provincesByShortName('陇'),
    ...edition2018,
    source: 'TC-REJ',
    says: bilingual(
      '须看得见最下一行“共同营造健康诚信网络环境”，不能露出幕布边缘',
      'The bottom line 共同营造健康诚信网络环境 is seen, and no edge of the curtain',
    ),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
  {
    key: 'notes.photo',
    in: provincesByShortName('沪'),
    ...edition2018,
    until: '2020-08-17',
    source: 'A19-SH',
    says: bilingual(
      '管局应用：手机号归属地或定位须在上海；未通过时须卸载重装后重做',
      "The bureau's app wants a phone number or position in Shanghai; after a refusal it is removed and installed anew",
    ),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
];

export const evidenceRules: readonly ProvinceRule[] = [...basic, ...byProvince, ...photoRules];
