import { z } from 'zod';
import { type NetworkKindName, networkKinds, networkKindsOf } from '../address/special-networks.ts';
import { isLandlineOf } from '../checks/area-code.ts';
import { canonicalDomain } from '../checks/canonical-domain.ts';
import { addressesOf } from '../checks/ip-range.ts';
import { birthDateOf } from '../checks/resident-id.ts';
import { type FieldId, fieldIds, listOf, textOf } from '../filing/fields.ts';
import {
  addedDomains,
  type ChangeMove,
  changeMoveOf,
  changeMoves,
  hasChanged,
  isCertificateMerger,
  isPerson,
  isSamePrincipal,
  issuingProvince,
  type Proposal,
} from '../filing/proposal.ts';
import { parsePreApproval } from '../filing/record-values.ts';
import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

const fieldId = z.enum(fieldIds as [FieldId, ...FieldId[]]);
const holder = z.enum(['subject', 'website']);
const words = z.array(z.string().trim().min(1).max(50)).min(1).max(200).readonly();
const count = z.int().min(1).max(1000);
const isSo = z.literal(true);
const networkKind = z.enum(Object.keys(networkKinds) as [NetworkKindName, ...NetworkKindName[]]);

const text = ({ after }: Proposal, field: FieldId): string | undefined => textOf(after, field);
const domains = ({ after }: Proposal): readonly string[] => listOf(after, 'website.domains');

/** First label 前缀 of each domain: the part that is chosen freely. */
const prefixes = (proposal: Proposal): Set<string> =>
  new Set(domains(proposal).map((name) => name.toLowerCase().split('.')[0] ?? ''));

/** Formats of a value that a rule may ask for. */
const formats = { creditCode: /^[0-9A-Z]{18}$/, landline: /^0/ } as const;

/** Age in whole years by a resident ID number; undefined for other papers. */
function ageOf({ today }: Proposal, id: string | undefined): number | undefined {
  const born = id === undefined ? undefined : birthDateOf(id);
  if (born === undefined) return undefined;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Type and number of the papers of a person: the subject's own, or a principal's. */
const papers = {
  person: ['subject.certificateType', 'subject.certificateNumber'],
  subject: ['subject.principal.idType', 'subject.principal.idNumber'],
  website: ['website.principal.idType', 'website.principal.idNumber'],
} as const satisfies Record<string, readonly [FieldId, FieldId]>;

interface ConditionKind<V> {
  readonly label: BilingualText;
  readonly value: z.ZodType<V>;
  readonly meets: (proposal: Proposal, value: V) => boolean;
}
const condition = <V>(kind: ConditionKind<V>): ConditionKind<V> => kind;

/** 条件: what a rule may depend on. Each reads a proposal; none ever throws. */
export const conditionKinds = {
  subject: condition({
    label: bilingual('主体性质', 'Unit or person'),
    value: z.enum(['unit', 'person']),
    meets: ({ after }, value) => isPerson(after) === (value === 'person'),
  }),
  kinds: condition({
    label: bilingual('订单类型', 'Kinds of order'),
    value: z.array(z.enum(orderKinds)).min(1),
    meets: ({ kind }, value) => value.includes(kind),
  }),
  effect: condition({
    label: bilingual('订单作用', 'Effect of the order'),
    value: z.enum(['replace', 'add', 'end']),
    meets: ({ kind }, value) => kindRow(kind).effect.does === value,
  }),
  fillsWebsite: condition({
    label: bilingual('填写网站信息', 'The order fills in the website'),
    value: isSo,
    meets: ({ kind }) => kindRow(kind).fields.includes('website'),
  }),
  isPhotographed: condition({
    label: bilingual('须拍照核验', 'The principal is photographed'),
    value: isSo,
    meets: ({ kind }) => kindRow(kind).photo,
  }),
  moves: condition({
    label: bilingual('主体变更类型', 'Change of the subject'),
    value: z.array(z.enum(Object.keys(changeMoves) as [ChangeMove, ...ChangeMove[]])).min(1),
    meets: (proposal, value) => {
      const move = changeMoveOf(proposal);
      return move !== undefined && value.includes(move);
    },
  }),
  certificateMerger: condition({
    label: bilingual('三证合一', 'Merger of the certificates'),
    value: isSo,
    meets: (proposal) => isCertificateMerger(proposal),
  }),
  changed: condition({
    label: bilingual('任一字段变更', 'One of these fields changes'),
    value: z.array(fieldId).min(1).readonly(),
    meets: (proposal, value) => hasChanged(proposal, ...value),
  }),
  value: condition({
    label: bilingual('字段取值', 'A field has one of these values'),
    value: z.strictObject({ of: fieldId, in: words }),
    meets: ({ after }, value) => listOf(after, value.of).some((one) => value.in.includes(one)),
  }),
  preApproval: condition({
    label: bilingual('有该类型的前置审批', 'A pre-approval of this type'),
    value: z.int().min(1).max(64),
    meets: ({ after }, type) =>
      listOf(after, 'website.preApprovals').some((written) => parsePreApproval(written)?.type === type),
  }),
  absent: condition({
    label: bilingual('字段未填写', 'A field is empty'),
    value: fieldId,
    meets: (proposal, value) => text(proposal, value) === undefined,
  }),
  contains: condition({
    label: bilingual('字段含有词语', 'A field holds one of these words'),
    value: z.strictObject({ of: fieldId, words }),
    meets: (proposal, value) => value.words.some((word) => text(proposal, value.of)?.includes(word)),
  }),
  startsWith: condition({
    label: bilingual('字段以词语开头', 'A field begins with one of these words'),
    value: z.strictObject({ of: fieldId, words }),
    meets: ({ after }, value) =>
      value.words.some((word) => listOf(after, value.of).some((one) => one.startsWith(word))),
  }),
  format: condition({
    label: bilingual('字段格式', 'A field has this format'),
    value: z.strictObject({ of: fieldId, is: z.enum(['creditCode', 'landline']) }),
    meets: (proposal, value) => formats[value.is].test(text(proposal, value.of) ?? ''),
  }),
  equal: condition({
    label: bilingual('两个字段相同', 'Two fields are equal'),
    value: z.tuple([fieldId, fieldId]),
    meets: (proposal, [one, other]) =>
      text(proposal, one) !== undefined && text(proposal, one) === text(proposal, other),
  }),
  samePrincipal: condition({
    label: bilingual('两位负责人为同一人', 'One person is both principals'),
    value: isSo,
    meets: (proposal) => isSamePrincipal(proposal),
  }),
  youngerThan: condition({
    label: bilingual('负责人未满周岁', 'A principal is younger than'),
    value: z.strictObject({ years: z.int().min(1).max(120), principal: holder }),
    meets: (proposal, { years, principal }) =>
      (ageOf(proposal, text(proposal, `${principal}.principal.idNumber`)) ?? years) < years,
  }),
  /** The paper was issued in another province; false for papers that do not tell it. */
  fromElsewhere: condition({
    label: bilingual('证件由外省签发', 'The paper is of another province'),
    value: z.enum(['person', 'subject', 'website']),
    meets: (proposal, value) => {
      if (value === 'person' && !isPerson(proposal.after)) return false;
      const [type, number] = papers[value];
      const issued = issuingProvince(text(proposal, type), text(proposal, number));
      return issued !== undefined && issued !== proposal.province.slice(0, 2);
    },
  }),
  landlineElsewhere: condition({
    label: bilingual('座机为外省号码', 'A landline of another province'),
    value: holder,
    meets: (proposal, value) =>
      (text(proposal, `${value}.principal.officePhone`) ?? '')
        .split(';')
        .some((phone) => isLandlineOf(phone, proposal.province) === false),
  }),
  domains: condition({
    label: bilingual('域名个数至少', 'Domains at least'),
    value: count,
    meets: (proposal, value) => domains(proposal).length >= value,
  }),
  prefixes: condition({
    label: bilingual('不同前缀个数至少', 'Different prefixes at least'),
    value: count,
    meets: (proposal, value) => prefixes(proposal).size >= value,
  }),
  moreDomains: condition({
    label: bilingual('域名多于已备案', 'More domains than filed'),
    value: isSo,
    meets: (proposal) => domains(proposal).length > listOf(proposal.before, 'website.domains').length,
  }),
  addsDomain: condition({
    label: bilingual('新增域名', 'A domain is added'),
    value: z.enum(['any', 'otherCountry']),
    meets: (proposal, value) =>
      addedDomains(proposal).some((name) => value === 'any' || /\.(?!cn$)[a-z]{2}$/i.test(name)),
  }),
  domainOutside: condition({
    label: bilingual('有域名不在这些后缀之下', 'A domain is under none of these suffixes'),
    value: words,
    meets: (proposal, value) => {
      const suffixes = value.map((one) => `.${canonicalDomain(one)}`);
      return domains(proposal).some((name) => !suffixes.some((suffix) => canonicalDomain(name).endsWith(suffix)));
    },
  }),
  domainUnder: condition({
    label: bilingual('新增的域名在这些后缀之下', 'An added domain is under one of these suffixes'),
    value: words,
    meets: (proposal, value) => {
      const suffixes = value.map((one) => `.${canonicalDomain(one)}`);
      return addedDomains(proposal).some((name) => suffixes.some((suffix) => canonicalDomain(name).endsWith(suffix)));
    },
  }),
  filedServices: condition({
    label: bilingual('主体另已备案的网站个数至少', 'Other websites that the subject has filed, at least'),
    value: count,
    meets: ({ filedServices = 0 }, value) => filedServices >= value,
  }),
  addressIn: condition({
    label: bilingual('IP 地址属于', 'An IP address is one of'),
    value: z.array(networkKind).min(1).readonly(),
    meets: ({ after }, kinds) =>
      listOf(after, 'access.ipRanges').some((written) => {
        const addresses = addressesOf(written);
        return addresses !== undefined && networkKindsOf(addresses).some((kind) => kinds.includes(kind));
      }),
  }),
} as const;

type Kinds = typeof conditionKinds;
export type ConditionName = keyof Kinds;
type Single = {
  [K in ConditionName]: { readonly [P in K]: Kinds[K] extends ConditionKind<infer V> ? V : never };
}[ConditionName];
/** 适用条件, as data: one kind of condition with its value, or several joined. */
export type Condition =
  | Single
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const all = (...of: readonly Condition[]): Condition => ({ all: of });
export const any = (...of: readonly Condition[]): Condition => ({ any: of });
export const not = (of: Condition): Condition => ({ not: of });

type Predicate = (proposal: Proposal) => boolean;
function compiled(condition: Condition): Predicate {
  if ('not' in condition) {
    const of = compiled(condition.not);
    return (proposal) => !of(proposal);
  }
  if ('all' in condition) {
    const of = condition.all.map(compiled);
    return (proposal) => of.every((one) => one(proposal));
  }
  if ('any' in condition) {
    const of = condition.any.map(compiled);
    return (proposal) => of.some((one) => one(proposal));
  }
  const of = Object.entries(condition).map(([name, value]): Predicate => {
    const { meets }: Pick<ConditionKind<never>, 'meets'> = conditionKinds[name as ConditionName];
    return (proposal) => meets(proposal, value as never);
  });
  return of[0] ?? (() => true);
}
// Every order is judged by the same few hundred conditions.
const known = new WeakMap<Condition, Predicate>();

/** Whether a proposal meets a condition; without one, always. */
export function meets(condition: Condition | undefined, proposal: Proposal): boolean {
  if (condition === undefined) return true;
  let predicate = known.get(condition);
  if (predicate === undefined) {
    predicate = compiled(condition);
    known.set(condition, predicate);
  }
  return predicate(proposal);
}

const single = Object.entries(conditionKinds).map(([name, { value }]) => z.strictObject({ [name]: value }));
const nested: z.ZodType<Condition> = z.union([
  ...single,
  z.strictObject({
    all: z
      .array(z.lazy(() => nested))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    any: z
      .array(z.lazy(() => nested))
      .min(1)
      .max(20),
  }),
  z.strictObject({ not: z.lazy(() => nested) }),
]) as unknown as z.ZodType<Condition>;

const deepest = 6;
function depthOf(condition: Condition): number {
  if ('not' in condition) return 1 + depthOf(condition.not);
  const joined = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return 1 + Math.max(0, ...joined.map(depthOf));
}
/** The shape of a condition that a person entered, at most six deep. */
export const conditionSchema: z.ZodType<Condition> = nested.refine((condition) => depthOf(condition) <= deepest, {
  message: 'conditions are joined at most six deep',
});
