import { differs, groupChanged, moveOf, type Proposal, samePrincipal } from '../../order/proposal.ts';
import type { MaterialKind } from '../../record/materials.ts';
import { type Text, text } from '../../text.ts';
import { everywhere, of, type ProvinceRule, type Reach } from '../rule.ts';
import { a18, a19, after, person, unit } from './reading.ts';

/** Which change needs which evidence 材料要求 (rules.md §5), and how it must look. */

const always = () => true;

const needed = (
  material: MaterialKind,
  when: (proposal: Proposal) => boolean,
  source: string,
  says: Text,
): ProvinceRule => ({
  key: 'evidence',
  in: everywhere,
  from: '2018-06',
  source,
  says,
  reaches: [{ to: 'material', material, when }],
});

const subjectOrPrincipal = (proposal: Proposal): boolean =>
  groupChanged(proposal, 'subjectIdentity') || groupChanged(proposal, 'subjectPrincipal');

/** Any change, anywhere. */
const basic: readonly ProvinceRule[] = [
  needed(
    'SUBJECT_CERT',
    subjectOrPrincipal,
    'ZJCA',
    text(
      '主体名称、证件或主体负责人变更，须提供主办单位证件',
      "A changed subject or subject principal needs the organiser's certificate",
    ),
  ),
  needed(
    'SUBJECT_PRINCIPAL_ID',
    subjectOrPrincipal,
    'ZJCA',
    text(
      '主体名称、证件或主体负责人变更，须提供主体负责人证件',
      "A changed subject or subject principal needs the subject principal's ID",
    ),
  ),
  needed(
    'WEBSITE_PRINCIPAL_ID',
    // The same person's ID is uploaded once (A19-UP).
    (proposal) =>
      groupChanged(proposal, 'websitePrincipal') && !(samePrincipal(proposal) && subjectOrPrincipal(proposal)),
    'ZJCA',
    text('网站负责人变更，须提供网站负责人证件', "A changed website principal needs that person's ID"),
  ),
  needed(
    'CHANGE_PROOF',
    // A name or number on which the page is silent goes with a proof (provinces.json, derived fallback).
    (proposal) => ['orgNameAndCertNo'].includes(moveOf(proposal) ?? ''),
    'A19-PROOF',
    text('名称和证件号码同时变更须提供变更证明', 'Name and number both changed need a proof of the change'),
  ),
  needed(
    'VERIFICATION_FORM',
    always,
    'SEED',
    text('每次变更须提供签字盖章的真实性核验单', 'Every change needs the verification form, signed and sealed'),
  ),
  needed(
    'FACE_PHOTO',
    always,
    'SEED',
    text('初审通过后须提供网站负责人当面核验照片', 'After the initial review the website principal is photographed'),
  ),
];

/** 政府机关, 事业单位. */
const PUBLIC_BODIES: readonly string[] = ['2', '3'];
const everyImage: [Reach, ...Reach[]] = [
  { to: 'material', material: 'SUBJECT_CERT', when: always },
  { to: 'material', material: 'SUBJECT_PRINCIPAL_ID', when: always },
  { to: 'material', material: 'WEBSITE_PRINCIPAL_ID', when: (proposal) => !samePrincipal(proposal) },
];

const byProvince: readonly ProvinceRule[] = [
  {
    key: 'notes.fullImageSet',
    in: of('青'),
    from: '2020-08',
    source: 'HW-PROV',
    says: text('任何变更均须提供全套五图', 'Any change carries the full set of five images'),
    reaches: everyImage,
  },
  {
    key: 'notes.staffingLetter',
    in: of('蒙黑赣滇'),
    ...a18,
    source: 'A19-BB',
    says: text('政府机关和事业单位须提供编办证明', 'Government and public bodies need a staffing-office letter'),
    reaches: [
      {
        to: 'material',
        material: 'STAFFING_LETTER',
        when: (proposal) =>
          PUBLIC_BODIES.includes(after(proposal, 'subject.nature') ?? '') && groupChanged(proposal, 'subjectIdentity'),
      },
    ],
  },
  {
    key: 'rules.unitCertificate',
    in: of('豫'),
    ...a18,
    says: text('只接受三证合一后的最新证件', 'Only the newest certificate, after the merger, is accepted'),
    reaches: [
      { to: 'checklist', item: 'material.SUBJECT_CERT', when: unit },
      {
        to: 'check',
        field: 'subject.certificateNumber',
        on: ['subject.name', 'subject.certificateNumber', 'subject.certificateAddress', 'subject.principal.name'],
        ruleId: 'SUB-02',
        outcome: 'fail',
        broken: (proposal) =>
          unit(proposal) && !/^[0-9A-Z]{18}$/.test(after(proposal, 'subject.certificateNumber') ?? ''),
        suggestion: text('请填写18位统一社会信用代码', 'Give the 18-character credit code'),
      },
    ],
  },
  {
    key: 'rules.extraMaterials',
    in: of('京'),
    ...a19,
    says: text(
      '单位须提供网站负责人手持单位证件照',
      "A unit adds a photo of the website principal holding the unit's certificate",
    ),
    reaches: [{ to: 'material', material: 'HOLDING_UNIT_CERT', when: unit }],
  },
  {
    key: 'rules.extraMaterials',
    in: of('京'),
    ...a19,
    says: text('个人须提供手持本人证件照', 'A person adds a photo holding the own ID'),
    reaches: [{ to: 'material', material: 'HOLDING_PERSON_ID', when: person }],
  },
  {
    key: 'rules.extraMaterials',
    in: of('藏'),
    ...a19,
    says: text(
      '每次备案须提供党政机关确认函',
      'Every filing needs the confirmation letter of party and government bodies',
    ),
    reaches: [{ to: 'material', material: 'CONFIRMATION_LETTER', when: always }],
  },
  {
    key: 'notes.individualBusiness',
    in: of('津'),
    ...a18,
    source: 'A18-TJ',
    says: text(
      '个体工商户按企业备案，无字号的写经营者姓名加“（个体工商户）”',
      'An individual business files as an enterprise; without a trade name it takes its owner’s with （个体工商户）',
    ),
    reaches: [{ to: 'checklist', item: 'subject.name' }],
  },
  {
    key: 'notes.address',
    in: of('津'),
    ...a18,
    says: text('地址在华苑：环内属南开区，环外属西青区', '华苑 inside the ring is 南开区, outside it 西青区'),
    reaches: [{ to: 'checklist', item: 'subject.mailingAddress' }],
  },
  {
    key: 'notes.sameCity',
    in: of('冀'),
    from: '2020-08',
    source: 'HW-PROV',
    says: text('通讯地址与证件住所须在同一城市', 'Mailing address and certificate address are in one city'),
    reaches: [{ to: 'checklist', item: 'subject.mailingAddress' }],
  },
  {
    key: 'notes.newCodeMeansNewFiling',
    in: of('皖'),
    from: '2020-08',
    source: 'HW-PROV',
    says: text('统一社会信用代码变更的，须注销后重新备案', 'A changed credit code means: cancel, and file anew'),
    reaches: [
      {
        to: 'checklist',
        item: 'subject.certificateNumber',
        when: (proposal) => differs(proposal, 'subject.certificateNumber'),
      },
    ],
  },
];

const photoRules: readonly ProvinceRule[] = [
  {
    key: 'photoAlternatives',
    in: of('辽皖闽粤渝'),
    from: '2018-06',
    until: '2019-04',
    source: 'A18-UP',
    says: text('也可用接入商应用上传并刷脸', "The provider's app with its face check is taken, too"),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
  {
    key: 'notes.photo',
    in: of('陇'),
    ...a18,
    source: 'TC-REJ',
    says: text(
      '须看得见最下一行“共同营造健康诚信网络环境”，不能露出幕布边缘',
      'The bottom line 共同营造健康诚信网络环境 is seen, and no edge of the curtain',
    ),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
  {
    key: 'notes.photo',
    in: of('沪'),
    ...a18,
    until: '2020-08',
    source: 'A19-SH',
    says: text(
      '管局应用：手机号归属地或定位须在上海；未通过时须卸载重装后重做',
      "The bureau's app wants a phone number or position in Shanghai; after a refusal it is removed and installed anew",
    ),
    reaches: [{ to: 'checklist', item: 'material.FACE_PHOTO' }],
  },
];

export const evidenceRules: readonly ProvinceRule[] = [...basic, ...byProvince, ...photoRules];
