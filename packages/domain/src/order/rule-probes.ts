import { isLandlineOf } from '../checks/area-code.ts';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import { preApprovalContents } from '../codes/pre-approvals.ts';
import { type FieldValues, fieldsOfKind, listOf, textOf } from '../filing/fields.ts';
import { isPerson, movesOf, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { meets } from '../province-rules/conditions.ts';
import { whenChecked } from '../province-rules/rule.ts';
import type { TopicReach } from '../province-rules/rules.ts';
import { isMoveAllowed } from './assess.ts';

/** What an order would be of: a record and a kind, before anything is filled in. */
export type Asked = Omit<Proposal, 'after'>;

/** A minor's resident ID of another province. */
const minorOf = ({ province, today }: Asked): string => {
  const region = province.startsWith('11') ? '120101' : '110101';
  const first17 = `${region}${Number(today.slice(0, 4)) - 10}0101001`;
  return first17 + residentIdCheckCharacter(first17);
};
/** A landline of another province. */
const landlineElsewhere = ({ province }: Asked): string =>
  isLandlineOf('010-88880000', province) === false ? '010-88880000' : '022-88880000';

const financial = '样例投资管理有限公司';
const nationalName = '中国样例投资管理有限公司';
const creditCodes = { ofToday: '91110000MA0000015K', beforeMerger: '110000000000001' };

const asPerson = (asked: Asked): FieldValues => ({
  ...{ 'subject.nature': '5', 'subject.certificateType': '7', 'subject.name': '赵样例' },
  'subject.certificateNumber': minorOf(asked),
});
const asUnit = (nature: string): FieldValues => ({
  ...{ 'subject.nature': nature, 'subject.certificateType': '1', 'subject.name': financial },
  'subject.certificateNumber': creditCodes.ofToday,
});

/** Who the subject may be after the order. */
function subjectsOf(asked: Asked): FieldValues[] {
  const { province, edition, before } = asked;
  const stays: FieldValues[] = [
    {},
    { 'subject.name': financial },
    { 'subject.name': nationalName },
    { 'subject.certificateNumber': isPerson(before) ? minorOf(asked) : creditCodes.ofToday },
    { 'subject.name': financial, 'subject.certificateNumber': creditCodes.ofToday },
    { 'subject.name': financial, 'subject.certificateNumber': creditCodes.beforeMerger },
  ];
  const isNew = Object.keys(before).length === 0;
  const may = (move: 'orgToPerson' | 'personToOrg') => isMoveAllowed(province, edition, move) !== false;
  const person = isNew || isPerson(before) || may('orgToPerson');
  const unit = isNew || !isPerson(before) || may('personToOrg');
  const personTypes = ['2', '7'].map((type) => ({ ...asPerson(asked), 'subject.certificateType': type }));
  return [...stays, ...(person ? personTypes : []), ...(unit ? ['4', '3', '2'].map(asUnit) : [])];
}

/** Who the principals may be after the order. */
function principalsOf(asked: Asked): FieldValues[] {
  const { before } = asked;
  const identity = (name: string, idType: string, idNumber: string, of: readonly ('subject' | 'website')[]) =>
    Object.fromEntries(
      of.flatMap((owner) => [
        [`${owner}.principal.name`, name],
        [`${owner}.principal.idType`, idType],
        [`${owner}.principal.idNumber`, idNumber],
      ]),
    );
  const both = ['subject', 'website'] as const;
  const other = (owner: 'subject' | 'website') => ({
    name: textOf(before, `${owner}.principal.name`) ?? '钱样例',
    type: textOf(before, `${owner}.principal.idType`) ?? '2',
    number: textOf(before, `${owner}.principal.idNumber`) ?? '990000190001010008',
  });
  const [subject, website] = [other('subject'), other('website')];
  return [
    {},
    identity('孙样例', '2', minorOf(asked), both),
    { ...identity('孙样例', '2', minorOf(asked), ['subject']), ...identity('钱样例', '7', 'P0000001', ['website']) },
    { ...identity('钱样例', '7', 'P0000001', ['subject']), ...identity('孙样例', '2', minorOf(asked), ['website']) },
    // An order of one side makes its principal the person of the other side.
    identity(subject.name, subject.type, subject.number, ['website']),
    identity(website.name, website.type, website.number, ['subject']),
  ];
}

/** A unit's and a person's record with which the rules of a province are shown where there is no record yet. */
const principals: FieldValues = Object.fromEntries(
  (['subject', 'website'] as const).flatMap((owner, at) => [
    [`${owner}.principal.name`, '李样例'],
    [`${owner}.principal.idType`, '2'],
    [`${owner}.principal.idNumber`, '990000190001010024'],
    [`${owner}.principal.mobile`, `1300000000${at}`],
  ]),
);
const site: FieldValues = { 'website.name': '星河样例网', 'website.domains': ['shop.example'] };
const unitRecord: FieldValues = {
  ...{ ...principals, ...site, 'subject.name': '星河样例科技有限公司', 'subject.nature': '4' },
  ...{ 'subject.certificateType': '1', 'subject.certificateNumber': '91320000MA0000015K' },
};
export const sampleRecords: readonly { readonly of: 'UNIT' | 'PERSON'; readonly values: FieldValues }[] = [
  { of: 'UNIT', values: unitRecord },
  // Some rules are about a number from before the certificate merger.
  { of: 'UNIT', values: { ...unitRecord, 'subject.certificateNumber': '320000000000015' } },
  {
    of: 'PERSON',
    values: {
      ...{ ...principals, ...site, 'subject.name': '李样例', 'subject.nature': '5' },
      ...{ 'subject.certificateType': '2', 'subject.certificateNumber': '990000190001010024' },
    },
  },
];

const legal = ['yes', 'no', ''].map((said) => ({
  'subject.principal.legalRepresentative': said,
  'website.principal.legalRepresentative': said,
}));

/** Everything else that a rule reads: as it is, and as it breaks most rules. */
function restsOf(asked: Asked): FieldValues[] {
  const domains = [
    ...listOf(asked.before, 'website.domains'),
    ...Array.from({ length: 40 }, (_, at) => `sample-${at}.example.jp`),
    ...['sample.gov.cn', '中国样例.example'],
  ];
  const phones = (phone: string): FieldValues => ({
    ...{ 'subject.principal.mobile': '13000000021', 'website.principal.mobile': '13000000021' },
    ...{ 'subject.principal.officePhone': phone, 'website.principal.officePhone': phone },
  });
  const worst: FieldValues = {
    ...{ 'website.name': financial, 'website.domains': domains, 'website.preApprovals': ['2:新出审字样例号'] },
    ...{ 'subject.remark': '', 'website.remark': '', 'access.ipRanges': ['10.0.0.1'] },
    ...{ 'subject.principal.email': 'one@mail.example', 'website.principal.email': 'one@mail.example' },
  };
  const shown = preApprovalContents.flatMap(([, { words, contents = [] }]) => [...words, ...contents.map(String)]);
  const contents: FieldValues = {
    ...{ 'website.name': `星河样例网${shown.filter((one) => one !== '基金会').join('')}基金`, 'website.remark': '' },
    ...{ 'website.preApprovals': '', 'website.noPreApproval': '' },
    ...{ 'website.serviceContents': shown.filter((one) => /^\d+$/.test(one)) },
  };
  const foundation = { ...contents, 'website.name': '星河样例基金会', 'website.noPreApproval': 'yes' };
  return [
    {},
    { ...worst, ...phones(landlineElsewhere(asked)) },
    { ...worst, ...phones('13000000021') },
    ...[contents, { ...contents, 'website.noPreApproval': 'yes' }, foundation],
    { ...foundation, 'website.noPreApproval': '' },
    { ...foundation, 'website.name': '中国样例信访网' },
    { ...worst, 'website.noPreApproval': 'yes' },
  ];
}

/**
 * 试填: proposals that an order of this kind could make of a record, chosen so that each condition in the tables of rules holds for one
 * of them if it can hold at all. A field that the kind does not fill in stays as it is.
 */
export function probesOf(asked: Asked): readonly Proposal[] {
  const own = new Set<string>(fieldsOfKind(asked.kind, asked.elsewhere));
  /** The parts that the kind fills in, each once; an empty text takes a value away. */
  const filled = (all: readonly FieldValues[]): FieldValues[] => {
    const parts = all.map((one) => {
      const kept = Object.entries(one).filter(([field]) => own.has(field));
      return Object.fromEntries(kept.map(([field, value]) => [field, value === '' ? undefined : value]));
    });
    return [...new Map(parts.map((part) => [JSON.stringify(Object.entries(part)), part])).values()];
  };
  const [subjects, principals, answers] = [subjectsOf(asked), principalsOf(asked), legal].map(filled);
  const [asIs = {}, worst = {}, ...others] = filled(restsOf(asked));
  const { before } = asked;
  const afters = (subjects ?? []).flatMap((subject) => [
    ...(principals ?? []).flatMap((principal) =>
      (answers ?? []).flatMap((answer): FieldValues[] => [
        { ...before, ...subject, ...principal, ...answer, ...asIs },
        { ...before, ...subject, ...principal, ...answer, ...worst },
      ]),
    ),
    ...others.map((other) => ({ ...before, ...subject, ...other })),
  ]);
  const manyFiled =
    kindRow(asked.kind).effect.does === 'add'
      ? (subjects ?? []).map((subject) => ({ ...asked, filedServices: 40, after: { ...before, ...subject, ...worst } }))
      : [];
  return [...afters.map((after) => ({ ...asked, after })), ...manyFiled];
}

/** Whether an effect of a rule can concern an order of this kind for this record. `probes`: those of `asked`. */
export function canReach(reach: TopicReach, asked: Asked, probes: readonly Proposal[]): boolean {
  const fills = (field: string) => fieldsOfKind(asked.kind, asked.elsewhere).some((one) => one === field);
  switch (reach.to) {
    case 'check':
      return (
        fills(reach.field) && probes.some((probe) => meets(whenChecked(reach), probe) && meets(reach.broken, probe))
      );
    case 'material':
    case 'form':
      return probes.some((probe) => meets(reach.when, probe));
    case 'checklist':
      return (
        (reach.item.startsWith('material.') || fills(reach.item)) && probes.some((probe) => meets(reach.when, probe))
      );
    case 'siteName':
      return fills('website.name') && probes.some(({ after }) => isPerson(after));
    case 'rareCharacter':
      return ['subject.name', 'subject.principal.name', 'website.name', 'website.principal.name'].some(fills);
    case 'oneSubject':
      return fills(reach.field);
    case 'move':
      return (
        kindRow(asked.kind).effect.does === 'replace' &&
        fills('subject.name') &&
        movesOf(isPerson(asked.before)).includes(reach.move) &&
        probes.some((probe) => meets(reach.when, probe))
      );
  }
}
