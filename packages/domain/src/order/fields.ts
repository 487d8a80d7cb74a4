import { canonicalDomain } from '../checks/domain-name.ts';
import type { Principal, Website } from '../record/record.ts';
import { type Text, text } from '../text.ts';
import type { OrderKind } from './names.ts';

/**
 * The field catalogue 字段 (rules.md §4): what a change may change, a row per field. A value is one text or a list of
 * texts; codes are decimal texts.
 */
interface FieldRow {
  readonly label: Text;
  readonly group: 'website' | 'websitePrincipal';
  readonly kinds: readonly OrderKind[];
  readonly shape: 'text' | 'list';
  /** Sealed at rest, masked on screens, never in snapshots, events, jobs or logs. */
  readonly personal: boolean;
  readonly required: boolean;
  /** Longest text, in characters (bureau-interface.md §8.1). */
  readonly max: number;
}

export type FieldValue = string | readonly string[];

const site = { group: 'website', kinds: ['CHANGE_WEBSITE'], personal: false } as const;
const person = { group: 'websitePrincipal', kinds: ['CHANGE_WEBSITE'], personal: true, shape: 'text' } as const;

export const fields = {
  'website.name': { ...site, label: text('网站名称', 'Website name'), shape: 'text', required: true, max: 512 },
  'website.domains': { ...site, label: text('域名', 'Domains'), shape: 'list', required: true, max: 128 },
  'website.homeUrl': { ...site, label: text('首页网址', 'Home URL'), shape: 'text', required: true, max: 255 },
  'website.serviceContents': {
    ...site,
    label: text('服务内容', 'Service contents'),
    shape: 'list',
    required: true,
    max: 2,
  },
  'website.languages': { ...site, label: text('网站语言', 'Languages'), shape: 'list', required: true, max: 2 },
  'website.remark': { ...site, label: text('网站备注', 'Website remark'), shape: 'text', required: false, max: 1024 },
  'website.principal.name': {
    ...person,
    label: text('网站负责人姓名', "Website principal's name"),
    required: true,
    max: 128,
  },
  'website.principal.idType': {
    ...person,
    personal: false,
    label: text('网站负责人证件类型', "Website principal's ID type"),
    required: true,
    max: 3,
  },
  'website.principal.idNumber': {
    ...person,
    label: text('网站负责人证件号码', "Website principal's ID number"),
    required: true,
    max: 128,
  },
  'website.principal.mobile': {
    ...person,
    label: text('网站负责人手机号码', "Website principal's mobile"),
    required: true,
    max: 128,
  },
  'website.principal.officePhone': {
    ...person,
    label: text('网站负责人办公电话', "Website principal's office phone"),
    required: false,
    max: 128,
  },
  'website.principal.email': {
    ...person,
    label: text('网站负责人电子邮件', "Website principal's e-mail"),
    required: true,
    max: 128,
  },
} as const satisfies Record<string, FieldRow>;

export type FieldId = keyof typeof fields;
export const fieldIds = Object.keys(fields) as FieldId[];
export const fieldRow = (id: FieldId): FieldRow => fields[id];
export const isFieldId = (id: string): id is FieldId => Object.hasOwn(fields, id);
export const fieldsOfKind = (kind: OrderKind): FieldId[] => fieldIds.filter((id) => fieldRow(id).kinds.includes(kind));

/** Values by field; a field without a value is absent. */
export type FieldValues = Partial<Record<FieldId, FieldValue>>;

const part = (id: FieldId): string => id.slice(id.lastIndexOf('.') + 1);
const codes = (value: FieldValue | undefined): number[] => (Array.isArray(value) ? value.map(Number) : []);

/** The fields of a website as the catalogue names them; empty values are left out. */
export function readWebsite(website: Website): FieldValues {
  const values: FieldValues = {};
  const put = (id: FieldId, value: string | readonly string[] | undefined) => {
    if (value !== undefined && value.length > 0) values[id] = value;
  };
  put('website.name', website.name);
  put(
    'website.domains',
    website.domains.map((domain) => domain.name),
  );
  put('website.homeUrl', website.homeUrl);
  put('website.serviceContents', website.serviceContents.map(String));
  put('website.languages', website.languages.map(String));
  put('website.remark', website.remark);
  for (const id of fieldIds.filter((one) => fieldRow(one).group === 'websitePrincipal')) {
    const value = website.principal[part(id) as keyof Principal];
    put(id, value === undefined ? undefined : String(value));
  }
  return values;
}

/**
 * The website as it will be: `values` over `website`. A kept domain keeps its ids; an added one has none at the bureau
 * and takes `newDomainId(name)` with us. A value that is absent is taken away.
 */
export function writeWebsite(website: Website, values: FieldValues, newDomainId: (name: string) => string): Website {
  const single = (id: FieldId) => (typeof values[id] === 'string' ? (values[id] as string) : undefined);
  const principal: Principal = {
    name: single('website.principal.name'),
    idType: single('website.principal.idType') === undefined ? undefined : Number(single('website.principal.idType')),
    idNumber: single('website.principal.idNumber'),
    mobile: single('website.principal.mobile'),
    officePhone: single('website.principal.officePhone'),
    email: single('website.principal.email'),
  };
  const names = Array.isArray(values['website.domains']) ? (values['website.domains'] as readonly string[]) : [];
  return {
    ...website,
    name: single('website.name') ?? '',
    homeUrl: single('website.homeUrl'),
    remark: single('website.remark'),
    serviceContents: codes(values['website.serviceContents']),
    languages: codes(values['website.languages']),
    domains: names.map(
      (name) =>
        website.domains.find((domain) => canonicalDomain(domain.name) === canonicalDomain(name)) ?? {
          providerId: newDomainId(name),
          name,
        },
    ),
    principal,
  };
}

/** Same content: lists compare as sets, texts to the letter. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  const canonical = (value: FieldValue | undefined) =>
    JSON.stringify(value === undefined ? null : typeof value === 'string' ? value : [...value].sort());
  return canonical(a) === canonical(b);
}

/** Ids of the fields whose value differs. */
export const changedFields = (kind: OrderKind, before: FieldValues, after: FieldValues): FieldId[] =>
  fieldsOfKind(kind).filter((id) => !sameValue(before[id], after[id]));
