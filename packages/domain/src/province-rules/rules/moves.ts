import { type ChangeMove, changeMoves } from '../../filing/proposal.ts';
import type { Dated } from '../../province/in-force.ts';
import type { ProvinceCode } from '../../province/provinces.ts';
import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, provincesExcept } from '../rule.ts';

/** 主体变更规则: the changes of a subject that the bureaus allow (docs/spec/rules.md R-11; provinces.json, directChangeAllowed). */

const allowed = {
  true: bilingual('可以直接变更', 'allowed in place'),
  false: bilingual('须注销后重新备案', 'cancel and file anew'),
};
const silent = bilingual('管局规则未说明，须人工判断', 'the page is silent: a reviewer decides');

const in2018: Dated = { from: '2018-06-15', until: '2019-04-22', source: 'A18-PROV' };
const in2019: Dated = { from: '2019-04-22', source: 'A19-PROV' };

/** What bureaus say to a move: allowed, forbidden, or nothing (null). One that says otherwise from a day on: its own row, `replaces: true`. */
const answer = (
  dated: Dated,
  name: ChangeMove,
  value: boolean | null,
  where: readonly ProvinceCode[],
): ProvinceRule => {
  const says = value === null ? silent : allowed[`${value}`];
  const label = changeMoves[name];
  return {
    key: `directChangeAllowed.${name}`,
    in: where,
    ...dated,
    says: bilingual(`${label.zh}：${says.zh}`, `${label.en}: ${says.en}`),
    reaches: [{ to: 'move', move: name, allowed: value }],
  };
};

/** One move in the pages of all bureaus: those that allow it, and those that forbid it; the others say nothing. */
const answers = (dated: Dated, name: ChangeMove, yes: readonly ProvinceCode[], no: readonly ProvinceCode[]) =>
  [
    answer(dated, name, true, yes),
    answer(dated, name, false, no),
    answer(
      dated,
      name,
      null,
      allProvinces.filter((code) => !yes.includes(code) && !no.includes(code)),
    ),
  ].filter((row) => row.in.length > 0);

/** Condition of an allowed move: a proof to attach. */
const proof = (dated: Dated, name: ChangeMove, where: string): ProvinceRule => ({
  key: `directChangeConditions.${name}`,
  in: provincesByShortName(where),
  ...dated,
  says: bilingual(`${changeMoves[name].zh}须提供变更证明`, `${changeMoves[name].en}: a proof of the change is needed`),
  reaches: [{ to: 'material', material: 'CHANGE_PROOF', when: { moves: [name] } }],
});

/** Condition of an allowed move: something that a reviewer must check. */
const seen = (dated: Dated, name: ChangeMove, where: string, says: BilingualText): ProvinceRule => ({
  key: `directChangeConditions.${name}`,
  in: provincesByShortName(where),
  ...dated,
  says,
  reaches: [{ to: 'checklist', item: 'subject.name', when: { moves: [name] } }],
});

const related = bilingual('变更前后的单位名称应有关联', 'The names before and after must be related');
const legalRepresentative = bilingual(
  '个人须为该单位的法定代表人',
  'The person must be the legal representative of the unit',
);
const noProof = (dated: Dated, where: string): ProvinceRule => ({
  key: 'directChangeConditions.orgCertNo',
  in: provincesByShortName(where),
  ...dated,
  says: bilingual(
    '仅证件号码变更不须变更证明，请核对新旧号码属于同一单位',
    'A changed number alone needs no proof: see that old and new number are of one unit',
  ),
  reaches: [{ to: 'checklist', item: 'subject.certificateNumber', when: { moves: ['orgCertNo'] } }],
});

const merger2018 = provincesByShortName('京津蒙沪闽赣桂陕陇');
const renamed2019 = '冀晋苏粤渝黔藏青新';

export const moveRules: readonly ProvinceRule[] = [
  ...answers(in2018, 'orgToOtherOrg', provincesExcept('京赣津蒙辽吉闽豫桂陕陇'), provincesByShortName('京赣')),
  ...answers(
    in2018,
    'orgToPerson',
    provincesByShortName('冀晋蒙浙皖鲁鄂湘粤琼渝蜀黔滇藏青宁新'),
    provincesByShortName('京津辽黑闽赣豫桂陕陇'),
  ),
  ...answers(
    in2018,
    'personToOtherPerson',
    provincesByShortName('冀晋苏浙皖鲁鄂湘粤琼渝蜀滇藏青宁新'),
    provincesByShortName('京蒙辽黑豫桂陕陇'),
  ),
  ...answers(in2018, 'personToOrg', provincesExcept('京陕陇吉闽赣黔'), provincesByShortName('京陕陇')),
  ...answers(in2018, 'orgName', provincesByShortName('京津蒙辽沪闽赣豫桂陕陇'), []),
  ...answers(in2018, 'orgCertNo', provincesByShortName('京津蒙辽沪闽赣桂陕陇'), provincesByShortName('豫')),
  ...answers(in2018, 'orgNameAndCertNo', provincesByShortName('陕'), provincesByShortName('京')),
  ...answers(in2019, 'orgToOtherOrg', provincesByShortName('冀晋苏浙粤渝黔藏青新'), []),
  ...answers(in2019, 'orgToPerson', provincesByShortName('冀晋粤渝黔藏青新'), provincesExcept('冀晋粤渝黔藏青新苏浙')),
  ...answers(
    in2019,
    'personToOtherPerson',
    provincesByShortName('冀晋浙粤渝黔藏青新'),
    provincesExcept('冀晋浙粤渝黔藏青新滇'),
  ),
  ...answers(in2019, 'personToOrg', provincesExcept('京闽鄂陕陇宁滇'), provincesByShortName('京闽鄂陕陇宁')),
  ...answers(in2019, 'orgName', provincesExcept(renamed2019), []),
  ...answers(in2019, 'orgCertNo', provincesByShortName('京津蒙辽吉沪浙赣豫鄂桂陇'), []),
  ...answers(in2019, 'orgNameAndCertNo', provincesByShortName('京闽'), []),

  proof(in2018, 'orgToOtherOrg', '黑沪'),
  proof(in2018, 'orgName', '京津蒙沪闽赣桂陕陇'),
  { ...proof(in2018, 'orgCertNo', '京'), in: merger2018 },
  seen(
    in2018,
    'orgToOtherOrg',
    '京',
    bilingual('名称和证件号码不能同时变更', 'Name and certificate number may not both change'),
  ),
  seen(
    in2018,
    'orgToOtherOrg',
    '苏',
    bilingual(
      '变更前后名称应有关联，或有变更证明，否则须重新备案',
      'The names must be related, or a proof of the change attached; otherwise file anew',
    ),
  ),
  seen(
    in2018,
    'orgName',
    '辽',
    bilingual(
      '名称和号码只能变更一项，且新旧名称应有关联',
      'One of name or number may change, and the names must be related',
    ),
  ),
  {
    ...seen(in2018, 'orgCertNo', '辽', bilingual('名称和号码只能变更一项', 'One of name or number may change')),
    reaches: [
      {
        to: 'checklist',
        item: 'subject.certificateNumber',
        when: { moves: ['orgCertNo'] },
      },
    ],
  },
  {
    key: 'directChangeConditions.orgNameAndCertNo',
    in: provincesByShortName('京'),
    ...in2018,
    says: bilingual(
      '仅三证合一可同时变更，须两份证明',
      'Only the certificate merger may change both; both proofs are needed',
    ),
    reaches: [
      { to: 'move', move: 'orgNameAndCertNo', allowed: true, when: { certificateMerger: true } },
      {
        to: 'checklist',
        item: 'subject.name',
        when: all({ moves: ['orgNameAndCertNo'] }, { certificateMerger: true }),
      },
    ],
  },
  seen(in2018, 'orgNameAndCertNo', '陕', related),
  seen(in2018, 'personToOrg', '蒙辽黑苏浙豫桂琼', legalRepresentative),
  seen(
    in2018,
    'personToOrg',
    '沪',
    bilingual(
      '个人须为该单位的法定代表人或网站负责人',
      "The person must be the unit's legal representative or website principal",
    ),
  ),
  {
    key: 'directChangeConditions.personToOrg',
    in: provincesByShortName('津'),
    ...in2018,
    says: bilingual('主体下所有域名的域名证书须为单位名称', "Every domain's certificate must be in the unit's name"),
    reaches: [{ to: 'material', material: 'DOMAIN_CERT', when: { moves: ['personToOrg'] } }],
  },
  seen(
    in2018,
    'orgToPerson',
    '蒙',
    bilingual('个人须为原单位的法定代表人', 'The person must have been the legal representative of the unit'),
  ),

  { ...proof(in2019, 'orgName', '京'), in: provincesExcept(renamed2019) },
  seen(in2019, 'orgName', '浙', related),
  noProof(in2019, '京津蒙辽吉沪赣豫鄂桂陇'),
  proof(in2019, 'orgCertNo', '浙'),
  {
    ...seen(in2019, 'orgCertNo', '浙', related),
    reaches: [
      {
        to: 'checklist',
        item: 'subject.certificateNumber',
        when: { moves: ['orgCertNo'] },
      },
    ],
  },
  proof(in2019, 'orgNameAndCertNo', '京闽'),
  seen(
    in2019,
    'orgNameAndCertNo',
    '京',
    bilingual('须三证合一前后的两份证明', 'Both proofs of the certificate merger are needed'),
  ),
  seen(
    in2019,
    'orgNameAndCertNo',
    '闽',
    bilingual('名称和号码各须一份证明', 'A proof for the name and one for the number are needed'),
  ),
  seen(in2019, 'personToOrg', '津蒙辽吉黑苏浙皖赣鲁豫湘桂琼蜀', legalRepresentative),
  seen(
    in2019,
    'personToOrg',
    '沪',
    bilingual(
      '个人须为该单位的法定代表人或网站负责人',
      "The person must be the unit's legal representative or website principal",
    ),
  ),
  seen(
    in2019,
    'personToOrg',
    '滇',
    bilingual('管局规则自相矛盾，须向管局确认', 'The page contradicts itself: ask the bureau'),
  ),
  seen(
    in2019,
    'personToOtherPerson',
    '滇',
    bilingual('管局规则自相矛盾，须向管局确认', 'The page contradicts itself: ask the bureau'),
  ),
  seen(
    in2019,
    'orgToOtherOrg',
    '苏',
    bilingual(
      '变更前后名称应有关联，或有变更证明，否则须重新备案',
      'The names must be related, or a proof of the change attached; otherwise file anew',
    ),
  ),
  seen(
    in2019,
    'orgToOtherOrg',
    '浙',
    bilingual('变更前后的单位应有关联，并附证明', 'The units before and after must be related, with proof'),
  ),
  proof(in2019, 'orgToOtherOrg', '浙'),
  {
    key: 'nameChangeLetterRequired',
    in: provincesByShortName('京津蒙辽吉沪苏浙闽赣豫鄂桂蜀黔滇陕'),
    from: '2018-06-15',
    source: 'TC-CHANGE',
    says: bilingual('单位更名须提供工商更名函', "A unit's new name needs the registry's renaming letter"),
    reaches: [
      {
        to: 'material',
        material: 'CHANGE_PROOF',
        when: { moves: ['orgName', 'orgNameAndCertNo'] },
      },
    ],
  },
];
