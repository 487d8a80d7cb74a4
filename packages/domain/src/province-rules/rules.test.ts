import { describe, expect, test } from 'vitest';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import { preApprovalContents } from '../codes/pre-approvals.ts';
import type { FieldValues } from '../filing/fields.ts';
import { changedFields } from '../filing/order-fields.ts';
import { type ChangeMove, changeMoveOf, changeMoves, type Proposal } from '../filing/proposal.ts';
import { fieldsOfOneSubject } from '../machine-checks/reuse.ts';
import { allowedWithProof, assess, isMoveAllowed } from '../order/assess.ts';
import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import { traitsOfForm } from '../papers/verification-form.ts';
import type { ShippedEdition } from '../province/editions.ts';
import { findProvince, provinceCodes } from '../province/provinces.ts';
import { ruleDays } from '../settings/rule-days.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { meets } from './conditions.ts';
import { type ProvinceRule, provincesByShortName, type Reach } from './rule.ts';
import { isTopicReach, provinceRules, rulesIn, type TopicReach } from './rules.ts';

/**
 * A resident ID number issued in a province, with a birth date. No number is issued by a province itself (`..0000`).
 */
const idOf = (province: string, born = '19800101') => {
  const first17 = `${province}${born}001`;
  return first17 + residentIdCheckCharacter(first17);
};
const domains = (count: number) => Array.from({ length: count }, (_, at) => `sample${at}.example`);

/** Changes of the sample record, of which at least one matches every rule. */
function changes(
  province: string,
): readonly (readonly [Proposal['kind'], FieldValues, FieldValues?, Pick<Proposal, 'filedServices'>?])[] {
  const elsewhere = province === '110000' ? '320000' : '110000';
  const person = (id: string): FieldValues => ({
    'subject.nature': '5',
    'subject.certificateType': '2',
    'subject.name': '李样例',
    'subject.certificateNumber': id,
    'subject.principal.name': '李样例',
    'subject.principal.idNumber': id,
    'website.principal.name': '李样例',
    'website.principal.idNumber': id,
  });
  const unit = Object.fromEntries(Object.entries(matterValues).filter(([id]) => id.startsWith('subject.')));
  const unitBefore = { 'subject.nature': '4' };
  const young = idOf(province, '20150101');
  const twice = (values: (owner: 'subject' | 'website') => FieldValues) =>
    [
      ['CHANGE_SUBJECT', values('subject')],
      ['CHANGE_WEBSITE', values('website')],
    ] as const;
  return [
    ['CHANGE_WEBSITE', {}],
    ['CHANGE_SUBJECT', {}],
    ['NEW_ACCESS', {}],
    ['CHANGE_SUBJECT', { 'subject.name': '星河新样例有限公司' }],
    ['CHANGE_SUBJECT', { 'subject.name': '星河䶮样例有限公司' }],
    ['CHANGE_SUBJECT', { 'subject.certificateNumber': '91320000MA0000023F' }],
    ['CHANGE_SUBJECT', { 'subject.name': '钟山新样例有限公司', 'subject.certificateNumber': '91320000MA0000023F' }],
    [
      'CHANGE_SUBJECT',
      { 'subject.name': '星河新样例有限公司', 'subject.certificateNumber': '91320000MA0000023F' },
      { 'subject.certificateNumber': '320000000000001', 'subject.name': '星河样例有限公司' },
    ],
    [
      'CHANGE_SUBJECT',
      { 'subject.name': '星河新样例有限公司', 'subject.certificateNumber': '91320000MA0000023F' },
      { 'subject.certificateNumber': '92320000MA00000239' },
    ],
    ['CHANGE_SUBJECT', { 'subject.certificateNumber': '320000000000001', 'subject.name': '新样例有限公司' }],
    ['CHANGE_SUBJECT', person(idOf(province)), unitBefore],
    ['CHANGE_SUBJECT', unit, person(idOf(province))],
    ['CHANGE_WEBSITE', { 'website.principal.idNumber': young }, person(idOf(province))],
    ['CHANGE_SUBJECT', person(idOf(elsewhere)), person(idOf(province))],
    ['CHANGE_SUBJECT', { ...person(idOf(province)), 'subject.certificateType': '7' }, person(idOf(province))],
    ['CHANGE_SUBJECT', person(young), person(idOf(province))],
    ['CHANGE_WEBSITE', { 'website.name': '我的样例小站' }, person(idOf(province))],
    ['CHANGE_WEBSITE', { 'website.domains': domains(7) }, person(idOf(province))],
    ...twice((owner) => ({ [`${owner}.principal.email`]: 'xin.yangli@fictitious.example' })),
    ...twice((owner) => ({ [`${owner}.principal.name`]: '赵样例', [`${owner}.principal.legalRepresentative`]: 'no' })),
    ...twice((owner) => ({ [`${owner}.principal.name`]: '赵样例', [`${owner}.principal.legalRepresentative`]: [] })),
    ...twice((owner) => ({
      [`${owner}.principal.idNumber`]:
        matterValues[`${owner === 'subject' ? 'website' : 'subject'}.principal.idNumber`],
    })),
    ...twice((owner) => ({ [`${owner}.principal.idNumber`]: young, [`${owner}.principal.legalRepresentative`]: 'no' })),
    ['CHANGE_SUBJECT', { 'subject.principal.idNumber': young, 'subject.principal.legalRepresentative': 'no' }],
    [
      'CHANGE_WEBSITE',
      { 'website.principal.idNumber': idOf(province, '20150101') },
      { 'subject.principal.legalRepresentative': 'no' },
    ],
    ...twice((owner) => ({ [`${owner}.principal.idType`]: '7' })),
    ['CHANGE_WEBSITE', { 'website.principal.idNumber': idOf(elsewhere) }],
    ...twice((owner) => ({
      [`${owner}.principal.officePhone`]: elsewhere === '110000' ? '010-00000000' : '025-00000000',
    })),
    ...twice((owner) => ({
      [`${owner}.principal.officePhone`]: '13000000009',
      [`${owner}.principal.mobile`]: '13000000009',
    })),
    ['CHANGE_SUBJECT', { 'subject.name': '星河贷款样例公司', 'subject.principal.name': '赵样例' }],
    ['CHANGE_WEBSITE', { 'website.principal.name': '赵样例' }, { 'subject.name': '星河贷款样例公司' }],
    ['CHANGE_WEBSITE', { 'website.domains': domains(4) }],
    ['CHANGE_WEBSITE', { 'website.domains': domains(40) }],
    ['CHANGE_WEBSITE', { 'website.domains': ['sample.example', 'sample.de'] }],
    ['CHANGE_WEBSITE', { 'website.domains': ['sample.gov.cn', '中国样例.hk'] }],
    [
      'CHANGE_WEBSITE',
      { 'website.principal.email': 'one@mail.example' },
      { 'subject.principal.email': 'one@mail.example' },
    ],
    ['CHANGE_SUBJECT', { 'subject.name': '样例管理局' }, { 'subject.nature': '2' }],
    ['NEW_WEBSITE', { 'access.ipRanges': ['10.0.0.1'] }],
    ['NEW_WEBSITE', { 'website.name': '星河新样例网', 'website.domains': domains(2) }, {}, { filedServices: 31 }],
    ['NEW_WEBSITE', { 'website.name': '样例新小站' }, person(idOf(province)), { filedServices: 5 }],
    ...['2', '3'].map((nature): [Proposal['kind'], FieldValues, FieldValues] => [
      'CHANGE_WEBSITE',
      { 'website.domains': ['sample.example'] },
      { 'subject.nature': nature },
    ]),
    // A rule may be about one kind alone.
    ...orderKinds.map((kind) => [kind, {}] as const),
  ];
}

/** Each kind of contents that needs an approval, with the answer that none is needed and without it. */
const changesOfApprovals: ReturnType<typeof changes> = [
  ...preApprovalContents.flatMap(([, { words, contents = [] }]) =>
    [[], ['yes']].map((none): [Proposal['kind'], FieldValues] => [
      'CHANGE_WEBSITE',
      {
        ...{ 'website.name': `星河样例${words[0]}`, 'website.preApprovals': [], 'website.noPreApproval': none },
        ...(contents.length > 0 && { 'website.serviceContents': contents.map(String) }),
      },
    ]),
  ),
  ['CHANGE_WEBSITE', { 'website.preApprovals': ['2:样例1号'], 'website.noPreApproval': 'yes' }],
  ['CHANGE_WEBSITE', { 'website.preApprovals': ['2:样例1号'], 'website.preApprovalValidUntil': [] }],
];

/** Names of websites with words of national and of public bodies. */
const changesOfNames: ReturnType<typeof changes> = ['1', '2', '4', '5'].flatMap((nature) =>
  ['中国样例茶叶', '样例投诉网'].map((name): [Proposal['kind'], FieldValues, FieldValues] => [
    'CHANGE_WEBSITE',
    { 'website.name': name },
    { 'subject.nature': nature, 'subject.name': '中国样例茶叶有限公司' },
  ]),
);

const ownChanges = { preApproval: changesOfApprovals, 'siteName.': changesOfNames };

/** A rule may match an absent remark or an absent answer: empty lists represent no value. */
const without = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

/** What was drawn up and judged, because most rules of a day and province are tried with the same changes. */
const drawnUp = new Map<string, Proposal[]>();
const judged = new WeakMap<Proposal, ReturnType<typeof assess>>();
function judge(proposal: Proposal): ReturnType<typeof assess> {
  const said = judged.get(proposal) ?? assess(proposal);
  judged.set(proposal, said);
  return said;
}

/** @param own a key of `ownChanges`, for rules that are met by its changes alone */
function proposals(province: string, edition: ShippedEdition, own?: keyof typeof ownChanges): Proposal[] {
  const key = `${province} ${edition} ${own}`;
  const made = drawnUp.get(key) ?? drawUp(province, edition, own === undefined ? changes(province) : ownChanges[own]);
  drawnUp.set(key, made);
  return made;
}

const drawUp = (province: string, edition: ShippedEdition, tried: ReturnType<typeof changes>): Proposal[] =>
  tried.flatMap(([kind, after, before = {}, counted = {}]) =>
    // With and without remarks.
    [{}, { 'subject.remark': [], 'website.remark': [] }].map((remarks) => {
      const registered = { ...matterValues, 'subject.province': province, ...remarks, ...before };
      return {
        kind,
        province,
        edition,
        today: '2026-03-02',
        ...counted,
        before: without(registered),
        after: without({ ...registered, ...after }),
      };
    }),
  );

/** Whether the result of the rules for a proposal contains this effect of this rule. */
function shows(rule: ProvinceRule, reach: TopicReach, proposal: Proposal): boolean {
  const said = judge(proposal);
  switch (reach.to) {
    case 'move':
      if (changeMoveOf(proposal) !== reach.move || !meets(reach.when, proposal)) return false;
      return reach.allowed === false
        ? said.forbidden?.zh.includes(changeMoves[reach.move].zh) === true
        : reach.allowed === null
          ? said.findings.some(({ ruleId }) => ruleId === `ORD-06, directChangeAllowed.${reach.move}`) ||
            (allowedWithProof(proposal.province, proposal.edition, reach.move).length > 0 &&
              said.materials.some(({ source }) => source === 'derived'))
          : said.forbidden === null && said.findings.every(({ ruleId }) => !ruleId.startsWith('ORD-06'));
    case 'material':
      return said.materials.some((one) => one.kind === reach.material && one.says === rule.says);
    case 'check':
      return said.findings.some(
        (one) => one.field === reach.field && one.message === rule.says && one.outcome === reach.outcome,
      );
    case 'checklist':
      return said.checklist.some((one) => one.item === reach.item && one.says === rule.says);
    case 'form':
      return traitsOfForm(proposal).some(({ trait, says }) => trait === reach.trait && says === rule.says);
    case 'siteName':
      return said.findings.some((one) => one.field === 'website.name' && one.outcome === 'fail');
    case 'rareCharacter':
      return said.findings.some(
        ({ field, message }) => field === 'subject.name' && message.zh.includes(`将写作“${reach.sentAs}”`),
      );
    case 'oneSubject':
      return fieldsOfOneSubject({
        ...proposal,
        changed: changedFields(proposal.kind, proposal.before, proposal.after),
      }).some((one) => one === reach);
  }
}

/** Why a rule reaches nothing, for whoever added its row. */
function whyWithoutEffect(province: string, reach: Reach, tried: readonly Proposal[]): string {
  if (reach.to !== 'material') return `${province} ${reach.to}: no change of this test shows the effect`;
  const asked = [...new Set(tried.filter((one) => meets(reach.when, one)).map(({ kind }) => kind))];
  return asked.length > 0 && asked.every((kind) => !kindRow(kind).materials)
    ? `${province} ${reach.material}: asked only of ${asked.join(', ')}, to which no rule about materials applies: set materials: true in the row of the kind (order-names/kinds/)`
    : `${province} ${reach.material}: no change of this test meets the condition \`when\`; add one to \`changes\``;
}

describe('the rules of the bureaus', () => {
  // Forbidden words of a person's site are tested with a name that contains them.
  const named = (rule: ProvinceRule, proposal: Proposal): Proposal => {
    const words = rule.reaches.find((reach) => reach.to === 'siteName')?.words;
    return words === undefined
      ? proposal
      : { ...proposal, after: { ...proposal.after, 'website.name': `样例星河${words[0]}` } };
  };
  test.each(
    provinceRules.map(
      (rule, at) => [`${at} ${rule.key} ${rule.from} ${findProvince(rule.in[0] ?? '')?.short}`, rule] as const,
    ),
  )('%s has its effect in each of its provinces', (_, rule) => {
    for (const province of rule.in) {
      const own = (['preApproval', 'siteName.'] as const).find((start) => rule.key.startsWith(start));
      const tried = proposals(province, rule.from, own).map((one) => named(rule, one));
      for (const reach of rule.reaches.filter(isTopicReach))
        expect(
          tried.some((one) => shows(rule, reach, one)),
          whyWithoutEffect(province, reach, tried),
        ).toBe(true);
    }
  });
  test('a material that is asked only of a kind without materials has no effect, and the test names the column to set', () => {
    const rule: ProvinceRule = {
      key: 'evidence.SUBJECT_CERT',
      in: provincesByShortName('苏'),
      from: '2018-06-15',
      source: 'SAMPLE',
      says: bilingual('样例', 'Sample'),
      reaches: [{ to: 'material', material: 'SUBJECT_CERT', when: { kinds: ['CANCEL_SUBJECT'] } }],
    };
    const tried = proposals('320000', rule.from);
    const [reach] = rule.reaches;
    expect(isTopicReach(reach) && tried.some((one) => shows(rule, reach, one))).toBe(false);
    expect(whyWithoutEffect('320000', reach, tried)).toContain(
      'asked only of CANCEL_SUBJECT, to which no rule about materials applies: set materials: true',
    );
  });
  test('a rule ends where another edition begins', () => {
    const keys = (edition: ShippedEdition) => rulesIn('530000', edition).map((rule) => rule.key);
    expect(keys('2018-06')).toContain('domainCertificateRule');
    expect(keys('2018-09')).toContain('domainCertificateRule');
    expect(keys('2019-04')).not.toContain('domainCertificateRule');
  });
  test('every rule has a source, texts in both languages and a province', () => {
    for (const rule of provinceRules) {
      expect(rule.in.length, rule.key).toBeGreaterThan(0);
      expect(rule.source, rule.key).toMatch(/^[A-Z][A-Z0-9-]+$|^derived$/);
      expect(rule.says.zh, rule.key).toMatch(/\p{Script=Han}/u);
    }
  });
  test('each move has exactly one answer in every province', () => {
    for (const edition of ruleDays)
      for (const province of provinceCodes)
        for (const move of Object.keys(changeMoves) as ChangeMove[])
          expect(
            rulesIn(province, edition).filter((rule) => rule.key === `directChangeAllowed.${move}`),
            `${province} ${move}`,
          ).toHaveLength(1);
    expect(isMoveAllowed('110000', '2018-06', 'orgNameAndCertNo')).toBe(false);
    expect(isMoveAllowed('110000', '2019-04', 'orgNameAndCertNo')).toBe(true);
    expect(allowedWithProof('320000', '2018-06', 'orgName')).toHaveLength(1);
    expect(allowedWithProof('110000', '2018-06', 'orgName')).toHaveLength(0);
  });
  test('only Beijing accepts a new name with a new number after the certificate merger', () => {
    const of = (old: string) =>
      assess({
        kind: 'CHANGE_SUBJECT',
        province: '110000',
        edition: '2018-06',
        today: '2026-03-02',
        before: { ...matterValues, 'subject.certificateNumber': old },
        after: {
          ...matterValues,
          'subject.name': '星河新样例有限公司',
          'subject.certificateNumber': '91320000MA0000023F',
        },
      });
    const both = '仅三证合一可同时变更，须两份证明';
    expect(of('110000000000001').forbidden).toBeNull();
    expect(of('110000000000001').checklist.map(({ says }) => says.zh)).toContain(both);
    expect(of('110000000000001').materials.map(({ kind }) => kind)).toContain('CHANGE_PROOF');
    // The same organisation with another credit code.
    expect(of('92110000MA00000239').forbidden).not.toBeNull();
    expect(of('92110000MA00000239').checklist.map(({ says }) => says.zh)).not.toContain(both);
  });
  // A change restates the scans of a pre-approval (docs/spec/bureau-interface.md B-8.1), and published ones are not kept.
  test('every order that restates a website with a pre-approval brings its document, whatever it changes', () => {
    const after = { ...matterValues, 'website.preApprovals': ['2:样例1号'] };
    for (const kind of orderKinds.filter((one) => ['BGBA', 'XZBA', 'XZWZ'].includes(kindRow(one).report?.block ?? '')))
      for (const province of provinceCodes)
        for (const edition of ['2018-06', '2019-04', '2026-03-02'] as const) {
          const { materials } = assess({ kind, province, edition, today: '2026-03-02', before: after, after });
          expect([kind, province, edition, materials.some((one) => one.kind === 'PRE_APPROVAL')]).toEqual([
            ...[kind, province, edition, true],
          ]);
        }
  });
});
