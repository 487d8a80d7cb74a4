import { canonicalDomain } from '../checks/canonical-domain.ts';
import { type FieldId, type FieldValue, type FieldValues, listOf, textOf } from './fields.ts';
import type { PreApproval, Principal, Subject, Website } from './record.ts';

/** The part of a record that an order changes: the subject, and the website that its report repeats. */
export interface SubjectAndWebsite {
  readonly subject: Subject;
  readonly website: Website;
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
    const kept = typeof value === 'number' ? String(value) : value;
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

/** Subject and website as field values; empty values are left out. */
export const toFieldValues = ({ subject, website }: SubjectAndWebsite): FieldValues => ({
  ...subjectToFieldValues(subject),
  ...websiteToFieldValues(website),
});

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

export const applyFieldValues = (
  matter: SubjectAndWebsite,
  values: FieldValues,
  newDomainId: (name: string) => string,
): SubjectAndWebsite => ({
  subject: applySubjectValues(matter.subject, values),
  website: applyWebsiteValues(matter.website, values, newDomainId),
});
