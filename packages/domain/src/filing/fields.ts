import { certificateTypes } from '../codes/certificate-types.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type FieldRow, RESIDENT_ID } from './field-row.ts';
import { type PersonPart, personOfGroup } from './person-parts.ts';
import { principalFields } from './principal-fields.ts';

export type FieldValue = string | readonly string[];

const site = { group: 'website', personal: false } as const;
const unit = { group: 'subject', shape: 'text' } as const;
const app = { group: 'app', personal: false, ours: true } as const;
const access = { group: 'access', personal: false } as const;
const ending = { group: 'cancellation', personal: false, shape: 'text' } as const;
const open = { ...unit, personal: true, openForUnits: true } as const;
const code = { ...unit, personal: false, max: 6, format: 'code' } as const;
const region = { ...code, format: 'region' } as const;

/** Types of units whose number is a credit code: all but 部队代号. */
const creditCodeTypes = Object.entries(certificateTypes.rows)
  .filter(([type, { personal }]) => !personal && type !== '5')
  .map(([type]) => type);

const fields = {
  'subject.name': {
    ...open,
    label: bilingual('主办单位名称', "Organiser's name"),
    format: 'unitName',
    required: true,
    max: 255,
  },
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
    format: 'paperNumber',
    formatWhen: [
      { field: 'subject.certificateType', codes: [RESIDENT_ID], format: 'residentId' },
      { field: 'subject.certificateType', codes: creditCodeTypes, format: 'creditCode' },
    ],
    required: true,
    max: 255,
    mask: 'ends',
    identifies: 'idNumber',
  },
  'subject.certificateAddress': {
    ...open,
    label: bilingual('证件住所', 'Address on the certificate'),
    format: 'address',
    required: true,
    max: 1024,
  },
  'subject.province': { ...code, label: bilingual('所在省', 'Province'), required: true },
  'subject.city': { ...region, label: bilingual('所在市', 'City'), required: true },
  'subject.county': { ...region, label: bilingual('所在县', 'County'), required: false },
  'subject.mailingAddress': {
    ...open,
    label: bilingual('通讯地址', 'Mailing address'),
    format: 'address',
    required: true,
    max: 1024,
  },
  'subject.investor': {
    ...unit,
    personal: true,
    label: bilingual('投资人或主管单位', 'Investor or superior unit'),
    format: 'text',
    required: false,
    max: 255,
  },
  'subject.businessScope': {
    ...unit,
    personal: false,
    label: bilingual('经营范围', 'Business scope'),
    format: 'remark',
    required: false,
    max: 2000,
    ours: true,
  },
  'subject.remark': {
    ...open,
    label: bilingual('主体备注', 'Subject remark'),
    format: 'remark',
    required: false,
    max: 1024,
    judged: true,
  },
  ...principalFields('subject', bilingual('主体负责人', 'Subject principal')),
  'website.name': {
    ...site,
    app: bilingual('APP 名称', 'App name'),
    label: bilingual('网站名称', 'Website name'),
    format: 'siteName',
    shape: 'text',
    required: true,
    max: 512,
    judged: true,
  },
  'website.domains': {
    ...site,
    app: bilingual('APP 使用的域名', 'Domains that the app calls'),
    label: bilingual('域名', 'Domains'),
    format: 'domain',
    shape: 'list',
    required: true,
    max: 128,
  },
  'website.homeUrl': {
    ...site,
    app: null,
    label: bilingual('首页网址', 'Home URL'),
    format: 'url',
    shape: 'text',
    required: true,
    max: 255,
  },
  'website.serviceContents': {
    ...site,
    label: bilingual('服务内容', 'Service contents'),
    format: 'code',
    shape: 'list',
    required: true,
    max: 2,
    judged: true,
  },
  'website.languages': {
    ...site,
    app: bilingual('APP 语言', 'Languages'),
    label: bilingual('网站语言', 'Languages'),
    format: 'code',
    shape: 'list',
    required: true,
    max: 2,
  },
  'website.preApprovals': {
    ...site,
    label: bilingual('前置审批', 'Pre-approvals'),
    format: 'preApproval',
    shape: 'list',
    required: false,
    // Two digits, a colon, and the number as the authority wrote it.
    max: 515,
    judged: true,
  },
  'website.preApprovalValidUntil': {
    ...site,
    label: bilingual('前置审批有效期至', 'Last day of the pre-approvals'),
    format: 'validity',
    shape: 'text',
    required: false,
    max: 10,
    ours: true,
  },
  'website.noPreApproval': {
    ...site,
    label: bilingual('不涉及前置审批', 'None of the pre-approvals is needed'),
    format: 'yesNo',
    shape: 'text',
    required: false,
    max: 3,
    ours: true,
    judged: true,
  },
  'website.remark': {
    ...site,
    app: bilingual('APP 备注', 'App remark'),
    label: bilingual('网站备注', 'Website remark'),
    format: 'remark',
    shape: 'text',
    required: false,
    max: 1024,
    judged: true,
  },
  ...principalFields('website', bilingual('网站负责人', 'Website principal'), bilingual('APP 负责人', 'App principal')),
  'app.packages': {
    ...app,
    label: bilingual('安装包', 'Packages'),
    format: 'appPackage',
    shape: 'list',
    required: true,
    max: 4000,
    judged: true,
  },
  'app.offersSdk': {
    ...app,
    label: bilingual('是否提供 SDK 服务', 'Offers an SDK to others'),
    format: 'yesNo',
    shape: 'text',
    required: true,
    max: 3,
  },
  'app.usesSdks': {
    ...app,
    label: bilingual('是否使用第三方 SDK', 'Uses SDKs of others'),
    format: 'yesNo',
    shape: 'text',
    required: true,
    max: 3,
  },
  'app.sdks': {
    ...app,
    label: bilingual('第三方 SDK 名称', 'SDKs of others'),
    format: 'remark',
    shape: 'text',
    required: false,
    max: 1024,
  },
  'access.serverLocations': {
    ...access,
    label: bilingual('服务器放置地', 'Server locations'),
    format: 'code',
    shape: 'list',
    required: true,
    max: 2,
  },
  'access.accessModes': {
    ...access,
    label: bilingual('接入方式', 'Access modes'),
    format: 'code',
    shape: 'list',
    required: true,
    max: 2,
  },
  'access.ipRanges': {
    ...access,
    label: bilingual('IP 地址', 'IP addresses'),
    format: 'ipRange',
    shape: 'list',
    required: true,
    max: 81,
  },
  'access.remark': {
    ...access,
    label: bilingual('变更说明', 'Note on the change'),
    format: 'remark',
    shape: 'text',
    required: false,
    max: 1000,
    ours: true,
    judged: true,
  },
  'access.serviceCode': {
    group: 'serviceCode',
    personal: false,
    label: bilingual('备案服务码', 'Service code'),
    format: 'serviceCode',
    shape: 'text',
    required: false,
    max: 64,
    ours: true,
  },
  'cancellation.reason': {
    ...ending,
    label: bilingual('注销理由', 'Reason of the cancellation'),
    format: 'code',
    required: true,
    max: 3,
    judged: true,
  },
  'cancellation.remark': {
    ...ending,
    label: bilingual('注销说明', 'Remark'),
    format: 'remark',
    required: false,
    max: 1000,
    judged: true,
  },
  'subject.filingPassword': {
    group: 'filingPassword',
    label: bilingual('备案密码', 'Filing password'),
    format: 'secret',
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
  const known =
    table.get(kind) ?? fieldIds.filter((id) => groups.includes(fieldRow(id).group) && isOfService(id, kind));
  table.set(kind, known);
  return known;
}
/** An app has no home page (`app: null`). */
const isOfService = (id: FieldId, kind: OrderKind): boolean => kindRow(kind).app !== true || fieldRow(id).app !== null;
/** What the field is called in an order of this kind, or of what is filed as an app. */
export const fieldLabel = (id: FieldId, of?: { readonly kind?: OrderKind; readonly app?: boolean }): BilingualText => {
  const { label, app } = fieldRow(id);
  const isApp = of?.app ?? (of?.kind !== undefined && kindRow(of.kind).app === true);
  return isApp ? (app ?? label) : label;
};
const [byKind, declaredByKind] = [new Map<OrderKind, readonly FieldId[]>(), new Map<OrderKind, readonly FieldId[]>()];

/** Kinds of orders that fill in this field. */
export const kindsOfField = (id: FieldId): OrderKind[] => {
  const { group } = fieldRow(id);
  // Where the setting asks for a service code, it belongs to what declares an access.
  const filledInWith = group === 'serviceCode' ? 'access' : group;
  return orderKinds.filter((kind) => kindRow(kind).fields.includes(filledInWith) && isOfService(id, kind));
};

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
  if (a === b) return true;
  if (a === undefined || b === undefined || (typeof a === 'string' && typeof b === 'string')) return false;
  const canonical = (value: FieldValue) => JSON.stringify(typeof value === 'string' ? value : [...value].sort());
  return canonical(a) === canonical(b);
}
