import type { FieldGroup } from '../order-names/kinds/field-groups.ts';
import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type PersonPart, personOfGroup } from './person-parts.ts';
import type { PrincipalPart } from './record.ts';

/** Masks of personal values, by what stays visible. */
export type MaskName = 'ends' | 'endsOfEach' | 'allButLastFour' | 'mailDomain';
export type IdentifierKind = 'idNumber' | 'mobile' | 'email';

/**
 * The field catalogue 字段 (docs/spec/rules.md R-4): one row per field that an order may fill in. A value is a text or a list of
 * texts; codes are decimal texts.
 */
export interface FieldRow {
  readonly label: BilingualText;
  readonly group: FieldGroup;
  readonly shape: 'text' | 'list';
  /** Encrypted at rest, masked on screens, never in snapshots, events, jobs or logs. */
  readonly personal: boolean;
  /** How a personal value is masked (mask.ts); undefined: all but its first character. */
  readonly mask?: MaskName;
  /** A data subject is found by it: an ID number, a mobile or a mail address. */
  readonly identifies?: IdentifierKind;
  /** Whose personal value it is, where the group is nobody's (`personOfGroup` in person-parts.ts). */
  readonly person?: PersonPart;
  /** Personal only if the subject is a person: a unit's name and addresses are public. */
  readonly openForUnits?: true;
  readonly required: boolean;
  /** Maximum length in characters (docs/spec/bureau-interface.md B-8.1). */
  readonly max: number;
  /** Not part of the report: required by the rules and stored only here. */
  readonly ours?: true;
  /** Stored and reported as the hex text of its MD5: the value itself is kept nowhere (docs/spec/bureau-interface.md B-8). */
  readonly digest?: 'md5';
}

export type FieldValue = string | readonly string[];

const site = { group: 'website', personal: false } as const;
const unit = { group: 'subject', shape: 'text' } as const;
const access = { group: 'access', personal: false } as const;
const ending = { group: 'cancellation', personal: false, shape: 'text' } as const;
const open = { ...unit, personal: true, openForUnits: true } as const;
const code = { ...unit, personal: false, max: 6 } as const;

/** 负责人 (docs/spec/rules.md ), once for the subject and once for the website. */
function principal<O extends PrincipalOwner>(owner: O, whose: BilingualText) {
  const row = {
    group: owner === 'subject' ? 'subjectPrincipal' : 'websitePrincipal',
    shape: 'text',
    personal: true,
    max: 128,
  } as const;
  const label = (zh: string, en: string) => bilingual(`${whose.zh}${zh}`, `${whose.en}'s ${en}`);
  const parts: Record<PrincipalPart, FieldRow> = {
    name: { ...row, label: label('姓名', 'name'), required: true },
    idType: {
      ...row,
      personal: false,
      label: label('证件类型', 'ID type'),
      required: true,
      max: 3,
    },
    idNumber: {
      ...row,
      label: label('证件号码', 'ID number'),
      required: true,
      mask: 'ends',
      identifies: 'idNumber',
    },
    idValidUntil: {
      ...row,
      label: label('证件有效期至', 'ID validity end'),
      required: false,
      max: 10,
      ours: true,
    },
    legalRepresentative: {
      ...row,
      personal: false,
      label: label('是否法定代表人', 'being the legal representative'),
      required: false,
      max: 3,
      ours: true,
    },
    mobile: { ...row, label: label('手机号码', 'mobile'), required: true, mask: 'endsOfEach', identifies: 'mobile' },
    officePhone: { ...row, label: label('办公电话', 'office phone'), required: false, mask: 'allButLastFour' },
    emergencyPhone: {
      ...row,
      label: label('应急联系电话', 'emergency phone'),
      required: false,
      ours: true,
      mask: 'ends',
      identifies: 'mobile',
    },
    email: { ...row, label: label('电子邮件', 'e-mail'), required: true, mask: 'mailDomain', identifies: 'email' },
  };
  return Object.fromEntries(Object.entries(parts).map(([part, it]) => [`${owner}.principal.${part}`, it])) as Record<
    `${O}.principal.${PrincipalPart}`,
    FieldRow
  >;
}

const fields = {
  'subject.name': { ...open, label: bilingual('主办单位名称', "Organiser's name"), required: true, max: 255 },
  'subject.nature': { ...code, label: bilingual('单位性质', 'Nature of the unit'), required: false },
  'subject.certificateType': {
    ...code,
    label: bilingual('主办单位证件类型', 'Certificate type'),
    required: true,
    max: 3,
  },
  'subject.certificateNumber': {
    ...open,
    label: bilingual('主办单位证件号码', 'Certificate number'),
    required: true,
    max: 255,
    mask: 'ends',
    identifies: 'idNumber',
  },
  'subject.certificateAddress': {
    ...open,
    label: bilingual('证件住所', 'Address on the certificate'),
    required: true,
    max: 1024,
  },
  'subject.province': { ...code, label: bilingual('所在省', 'Province'), required: true },
  'subject.city': { ...code, label: bilingual('所在市', 'City'), required: true },
  'subject.county': { ...code, label: bilingual('所在县', 'County'), required: false },
  'subject.mailingAddress': { ...open, label: bilingual('通讯地址', 'Mailing address'), required: true, max: 1024 },
  'subject.investor': {
    ...unit,
    personal: true,
    label: bilingual('投资人或主管单位', 'Investor or superior unit'),
    required: false,
    max: 255,
  },
  'subject.remark': { ...open, label: bilingual('主体备注', 'Subject remark'), required: false, max: 1024 },
  ...principal('subject', bilingual('主体负责人', 'Subject principal')),
  'website.name': { ...site, label: bilingual('网站名称', 'Website name'), shape: 'text', required: true, max: 512 },
  'website.domains': { ...site, label: bilingual('域名', 'Domains'), shape: 'list', required: true, max: 128 },
  'website.homeUrl': { ...site, label: bilingual('首页网址', 'Home URL'), shape: 'text', required: true, max: 255 },
  'website.serviceContents': {
    ...site,
    label: bilingual('服务内容', 'Service contents'),
    shape: 'list',
    required: true,
    max: 2,
  },
  'website.languages': { ...site, label: bilingual('网站语言', 'Languages'), shape: 'list', required: true, max: 2 },
  'website.preApprovals': {
    ...site,
    label: bilingual('前置审批', 'Pre-approvals'),
    shape: 'list',
    required: false,
    // Two digits, a colon, and the number as the authority wrote it.
    max: 515,
  },
  'website.remark': {
    ...site,
    label: bilingual('网站备注', 'Website remark'),
    shape: 'text',
    required: false,
    max: 1024,
  },
  ...principal('website', bilingual('网站负责人', 'Website principal')),
  'access.serverLocations': {
    ...access,
    label: bilingual('服务器放置地', 'Server locations'),
    shape: 'list',
    required: true,
    max: 2,
  },
  'access.accessModes': {
    ...access,
    label: bilingual('接入方式', 'Access modes'),
    shape: 'list',
    required: true,
    max: 2,
  },
  'access.ipRanges': { ...access, label: bilingual('IP 地址', 'IP addresses'), shape: 'list', required: true, max: 31 },
  'access.remark': {
    ...access,
    label: bilingual('变更说明', 'Note on the change'),
    shape: 'text',
    required: false,
    max: 1000,
    ours: true,
  },
  'cancellation.reason': {
    ...ending,
    label: bilingual('注销理由', 'Reason of the cancellation'),
    required: true,
    max: 3,
  },
  'cancellation.remark': { ...ending, label: bilingual('注销说明', 'Remark'), required: false, max: 1000 },
  'subject.filingPassword': {
    group: 'filingPassword',
    label: bilingual('备案密码', 'Filing password'),
    shape: 'text',
    personal: true,
    required: false,
    max: 64,
    digest: 'md5',
  },
} as const satisfies Record<string, FieldRow>;

export type FieldId = keyof typeof fields;
export const fieldIds = Object.keys(fields) as FieldId[];
export const fieldRow = (id: FieldId): FieldRow => fields[id];
/** Whose personal value it is; null: it is not personal, or nobody's. */
export function personOf(id: FieldId): PersonPart | null {
  const { personal, person, group } = fieldRow(id);
  return personal ? (person ?? personOfGroup[group]) : null;
}
export const isFieldId = (id: string): id is FieldId => Object.hasOwn(fields, id);
/** Fields that an order of this kind fills in; `elsewhere`: its subject is filed through another provider. */
export function fieldsOfKind(kind: OrderKind, elsewhere = false): readonly FieldId[] {
  const table = elsewhere ? declaredByKind : byKind;
  const { fields, declares = [] } = kindRow(kind);
  const groups = elsewhere ? [...fields, ...declares] : fields;
  const known = table.get(kind) ?? fieldIds.filter((id) => groups.includes(fieldRow(id).group));
  table.set(kind, known);
  return known;
}
const [byKind, declaredByKind] = [new Map<OrderKind, readonly FieldId[]>(), new Map<OrderKind, readonly FieldId[]>()];

/** Kinds of orders that fill in this field. */
export const kindsOfField = (id: FieldId): OrderKind[] =>
  orderKinds.filter((kind) => kindRow(kind).fields.includes(fieldRow(id).group));

/** Values by field; a field without a value is absent. */
export type FieldValues = Partial<Record<FieldId, FieldValue>>;

/** The text; for a list its first element. */
export const textOf = (values: FieldValues, id: FieldId): string | undefined => {
  const value = values[id];
  return typeof value === 'string' ? value : value?.[0];
};

export const listOf = (values: FieldValues, id: FieldId): readonly string[] => {
  const value = values[id];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

/** Equal content: lists compare as sets, texts exactly. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const canonical = (value: FieldValue | undefined) =>
    JSON.stringify(value === undefined ? null : typeof value === 'string' ? value : [...value].sort());
  return canonical(a) === canonical(b);
}

/** Fields of the order whose value differs; `elsewhere` as in `fieldsOfKind`. */
export const changedFields = (
  kind: OrderKind,
  before: FieldValues,
  after: FieldValues,
  elsewhere?: boolean,
): FieldId[] => fieldsOfKind(kind, elsewhere).filter((id) => !sameValue(before[id], after[id]));
