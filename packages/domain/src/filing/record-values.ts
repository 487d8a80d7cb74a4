import { canonicalDomain } from '../checks/canonical-domain.ts';
import { type FieldId, type FieldValue, type FieldValues, listOf, textOf } from './fields.ts';
import type { Access, IpRange, PreApproval, Principal, Subject, Website } from './record.ts';

/** The part of a record that an order is about: the subject, a website, and for some kinds one of its accesses. */
export interface SubjectAndWebsite {
  readonly subject: Subject;
  readonly website: Website;
  /** The bureau's id of the access; absent: the order is about none. */
  readonly accessId?: string;
}

/** A pre-approval 前置审批 as one text: `3:新出审字00000号`. */
const preApprovalText = ({ type, number }: PreApproval): string => `${type}:${number}`;
export function parsePreApproval(written: string): PreApproval | undefined {
  const [, type, number] = /^(\d{1,2}):(.+)$/s.exec(written) ?? [];
  return type === undefined || number === undefined ? undefined : { type: Number(type), number };
}

type Reader<T> = { readonly [part: string]: (whole: T) => FieldValue | number | undefined };

const subjectParts = {
  name: ({ name }) => name,
  nature: ({ nature }) => nature,
  certificateType: ({ certificateType }) => certificateType,
  certificateNumber: ({ certificateNumber }) => certificateNumber,
  certificateAddress: ({ certificateAddress }) => certificateAddress,
  province: ({ province }) => province,
  city: ({ city }) => city,
  county: ({ county }) => county,
  mailingAddress: ({ mailingAddress }) => mailingAddress,
  investor: ({ investor }) => investor,
  remark: ({ remark }) => remark,
} satisfies Reader<Subject>;

const websiteParts = {
  name: ({ name }) => name,
  domains: ({ domains }) => domains.map((domain) => domain.name),
  homeUrl: ({ homeUrl }) => homeUrl,
  serviceContents: ({ serviceContents }) => serviceContents.map(String),
  languages: ({ languages }) => languages.map(String),
  preApprovals: ({ preApprovals }) => preApprovals?.map(preApprovalText),
  remark: ({ remark }) => remark,
} satisfies Reader<Website>;

/** A range of addresses as one text: `203.0.113.1-203.0.113.9`, or a single address. */
const ipRangeText = ({ first, last }: IpRange): string => (first === last ? first : `${first}-${last}`);
export function parseIpRange(written: string): Pick<IpRange, 'first' | 'last'> {
  const [first = '', last = first] = written.split('-').map((part) => part.trim());
  return { first, last };
}

const accessParts = {
  serverLocations: ({ serverLocations }) => serverLocations.map(String),
  accessModes: ({ accessModes }) => accessModes.map(String),
  ipRanges: ({ ipRanges }) => ipRanges.map(ipRangeText),
} satisfies Reader<Access>;

const principalParts = {
  name: ({ name }) => name,
  idType: ({ idType }) => idType,
  idNumber: ({ idNumber }) => idNumber,
  idValidUntil: ({ idValidUntil }) => idValidUntil,
  legalRepresentative: ({ legalRepresentative }) =>
    legalRepresentative === undefined ? undefined : legalRepresentative ? 'yes' : 'no',
  mobile: ({ mobile }) => mobile,
  officePhone: ({ officePhone }) => officePhone,
  emergencyPhone: ({ emergencyPhone }) => emergencyPhone,
  email: ({ email }) => email,
} satisfies Reader<Principal>;

function read<T>(parts: Reader<T>, prefix: string, whole: T): FieldValues {
  const found = Object.entries(parts).flatMap(([part, reader]) => {
    const value = reader(whole);
    // A code of 0 stands for none, in a record that no bureau knows yet.
    const kept = typeof value === 'number' ? String(value || '') : value;
    return kept === undefined || kept.length === 0 ? [] : [[`${prefix}.${part}`, kept] as const];
  });
  return Object.fromEntries(found) as FieldValues;
}

export const subjectToFieldValues = (subject: Subject): FieldValues => ({
  ...read(subjectParts, 'subject', subject),
  ...read(principalParts, 'subject.principal', subject.principal),
});

export const websiteToFieldValues = (website: Website): FieldValues => ({
  ...read(websiteParts, 'website', website),
  ...read(principalParts, 'website.principal', website.principal),
});

export const accessToFieldValues = (access: Access): FieldValues => read(accessParts, 'access', access);

/** The values of several accesses together, each once. */
export function accessesToFieldValues(accesses: readonly Access[]): FieldValues {
  const all = accesses.map(accessToFieldValues);
  const together = fieldIdsOfAccess.flatMap((id) => {
    const values = [...new Set(all.flatMap((one) => listOf(one, id)))];
    return values.length === 0 ? [] : [[id, values] as const];
  });
  return Object.fromEntries(together);
}
const fieldIdsOfAccess = ['access.serverLocations', 'access.accessModes', 'access.ipRanges'] as const;

/** Subject, website and the access in question as field values; empty values are left out. */
export const toFieldValues = ({ subject, website, accessId }: SubjectAndWebsite): FieldValues => {
  const access = website.accesses.find(({ bureauId }) => bureauId === accessId);
  return {
    ...subjectToFieldValues(subject),
    ...websiteToFieldValues(website),
    ...(access === undefined ? {} : accessToFieldValues(access)),
  };
};

const number = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : Number(written);

/** Accounts without a field (MSN, QQ) are dropped when the person changes. */
function writePrincipal(owner: 'subject' | 'website', before: Principal, values: FieldValues): Principal {
  const one = (part: keyof typeof principalParts) => textOf(values, `${owner}.principal.${part}` as FieldId);
  const legal = one('legalRepresentative');
  const same = one('name') === before.name && one('idNumber') === before.idNumber;
  const accounts = same ? { msn: before.msn, qq: before.qq } : {};
  return {
    ...accounts,
    name: one('name'),
    idType: number(one('idType')),
    idNumber: one('idNumber'),
    idValidUntil: one('idValidUntil'),
    legalRepresentative: legal === undefined ? undefined : legal === 'yes',
    mobile: one('mobile'),
    officePhone: one('officePhone'),
    emergencyPhone: one('emergencyPhone'),
    email: one('email'),
  };
}

/** Applies `values` to the subject. The province is never changed. */
export function applySubjectValues(subject: Subject, values: FieldValues): Subject {
  const one = (part: keyof typeof subjectParts) => textOf(values, `subject.${part}`);
  return {
    ...subject,
    name: one('name') ?? '',
    nature: number(one('nature')),
    certificateType: Number(one('certificateType')),
    certificateNumber: one('certificateNumber') ?? '',
    certificateAddress: one('certificateAddress') ?? '',
    city: one('city') ?? '',
    county: one('county'),
    mailingAddress: one('mailingAddress'),
    investor: one('investor'),
    remark: one('remark'),
    principal: writePrincipal('subject', subject.principal, values),
  };
}

/**
 * Applies `values` to the website. A kept domain keeps its ids; an added one has no bureau id and gets
 * `newDomainId(name)` as provider id. An absent value is removed.
 */
export function applyWebsiteValues(
  website: Website,
  values: FieldValues,
  newDomainId: (name: string) => string,
): Website {
  const one = (part: keyof typeof websiteParts) => textOf(values, `website.${part}`);
  const approvals = listOf(values, 'website.preApprovals').flatMap((written) => parsePreApproval(written) ?? []);
  return {
    ...website,
    name: one('name') ?? '',
    homeUrl: one('homeUrl'),
    remark: one('remark'),
    serviceContents: listOf(values, 'website.serviceContents').map(Number),
    languages: listOf(values, 'website.languages').map(Number),
    preApprovals: approvals.length === 0 ? undefined : approvals,
    domains: listOf(values, 'website.domains').map(
      (name) =>
        website.domains.find((domain) => canonicalDomain(domain.name) === canonicalDomain(name)) ?? {
          providerId: newDomainId(name),
          name,
        },
    ),
    principal: writePrincipal('website', website.principal, values),
  };
}

/** Applies `values` to an access. A kept range keeps its ids; an added one has no bureau id and gets `newIpId(range)`. */
function applyAccessValues(access: Access, values: FieldValues, newIpId: (range: string) => string): Access {
  return {
    ...access,
    serverLocations: listOf(values, 'access.serverLocations').map(Number),
    accessModes: listOf(values, 'access.accessModes').map(Number),
    ipRanges: listOf(values, 'access.ipRanges').map((written) => {
      const range = parseIpRange(written);
      const kept = access.ipRanges.find(({ first, last }) => first === range.first && last === range.last);
      return kept ?? { providerId: newIpId(ipRangeText({ ...range, providerId: '' })), ...range };
    }),
  };
}

const newAccess = (ids: { readonly providerId: string; readonly ispId: string }): Access => ({
  bureauId: `unfiled-${ids.providerId}`,
  ...ids,
  serverLocations: [],
  accessModes: [],
  ipRanges: [],
});

/** Ids of this provider for what an order adds. */
export interface NewIds {
  /** For a domain, by its name as it is filled in. */
  domain(name: string): string;
  /** For a range of addresses, by its text. */
  ipRange(range: string): string;
  /** For an access that the order files for the first time; absent: it files none. */
  readonly access?: { readonly providerId: string; readonly ispId: string };
}

export const applyFieldValues = (matter: SubjectAndWebsite, values: FieldValues, ids: NewIds): SubjectAndWebsite => {
  const website = applyWebsiteValues(matter.website, values, ids.domain);
  // A bureau may have published the new access already.
  const isOwn = ({ bureauId, providerId }: Access) =>
    bureauId === matter.accessId || (ids.access !== undefined && providerId === ids.access.providerId);
  const known = website.accesses;
  const all = ids.access === undefined || known.some(isOwn) ? known : [...known, newAccess(ids.access)];
  const accesses = all.map((access) => (isOwn(access) ? applyAccessValues(access, values, ids.ipRange) : access));
  return { ...matter, subject: applySubjectValues(matter.subject, values), website: { ...website, accesses } };
};
