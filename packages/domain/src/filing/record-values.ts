import { appPackageText, splitAppPackage } from '../checks/app-package.ts';
import { canonicalDomain } from '../checks/canonical-domain.ts';
import { formats } from '../checks/formats.ts';
import { isIpv6 } from '../checks/ip-range.ts';
import { isSentFormOf, type RareCharacterSign, sentName } from '../checks/rare-characters.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, isFieldId, listOf, textOf } from './fields.ts';
import {
  type Access,
  type IpRange,
  type OptionalTexts,
  optionalTexts,
  type PreApproval,
  type Principal,
  type Subject,
  type Website,
} from './record.ts';

/** The part of a record that an order is about: the subject, a website, and for some kinds one of its accesses. */
export interface SubjectAndWebsite {
  readonly subject: Subject;
  readonly website: Website;
  /** The bureau's id of the access; absent: the order is about none. */
  readonly accessId?: string;
  /** Filed through another provider and known by its filing number alone. */
  readonly elsewhere?: boolean;
}

/** A pre-approval 前置审批 as one text: `3:新出审字00000号`. */
/** How a field writes it. */
export const preApprovalText = ({ type, number }: PreApproval): string => `${type}:${number}`;
export function parsePreApproval(written: string): PreApproval | undefined {
  const { type, number } = formats.preApproval.pattern.exec(written)?.groups ?? {};
  return type === undefined || number === undefined ? undefined : { type: Number(type), number };
}

/** A range of addresses as one text: `203.0.113.1-203.0.113.9`, or a single address. */
const ipRangeText = ({ first, last }: IpRange): string => (first === last ? first : `${first}-${last}`);
export function parseIpRange(written: string): Pick<IpRange, 'first' | 'last'> {
  const [first = '', last = first] = written.split('-').map((part) => part.trim());
  return { first, last };
}

/** Fields directly below a prefix, each with the name of its member. */
const partsOf = (prefix: string): readonly (readonly [string, FieldId])[] =>
  fieldIds
    .filter((id) => id.slice(0, id.lastIndexOf('.')) === prefix)
    .map((id) => [id.slice(prefix.length + 1), id] as const);
const parts = {
  subject: partsOf('subject'),
  subjectPrincipal: partsOf('subject.principal'),
  website: partsOf('website'),
  websitePrincipal: partsOf('website.principal'),
  app: partsOf('app'),
  access: partsOf('access'),
};

function textIn(member: unknown): string | undefined {
  if (typeof member === 'boolean') return member ? 'yes' : 'no';
  // A code of 0 stands for none, in a record that no bureau knows yet.
  return typeof member === 'number' ? String(member || '') : typeof member === 'string' ? member : undefined;
}

/** Each field is the member of its name, except `lists`. */
function read(
  of: keyof typeof parts,
  whole: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, readonly string[] | undefined>> = {},
): FieldValues {
  const values: FieldValues = {};
  for (const [name, id] of parts[of]) {
    const value = lists[name] ?? textIn(whole[name]);
    if (value !== undefined && value.length > 0) values[id] = value;
  }
  return values;
}

export const subjectToFieldValues = (subject: Subject): FieldValues => ({
  ...read('subject', { ...subject }),
  ...read('subjectPrincipal', { ...subject.principal }),
});

export const websiteToFieldValues = (website: Website): FieldValues => ({
  ...read(
    'website',
    { ...website },
    {
      domains: website.domains.map(({ name }) => name),
      serviceContents: website.serviceContents.map(String),
      languages: website.languages.map(String),
      preApprovals: website.preApprovals?.map(preApprovalText),
    },
  ),
  ...read('websitePrincipal', { ...website.principal }),
  ...(website.app === undefined
    ? {}
    : read('app', { ...website.app }, { packages: website.app.packages.map(appPackageText) })),
});

export const accessToFieldValues = (access: Access): FieldValues =>
  read(
    'access',
    { ...access },
    {
      serverLocations: access.serverLocations.map(String),
      accessModes: access.accessModes.map(String),
      ipRanges: access.ipRanges.map(ipRangeText),
    },
  );

/** The values of several accesses together, each once. */
export function accessesToFieldValues(accesses: readonly Access[]): FieldValues {
  const all = accesses.map(accessToFieldValues);
  const together = parts.access.flatMap(([, id]) => {
    const values = [...new Set(all.flatMap((one) => listOf(one, id)))];
    return values.length === 0 ? [] : [[id, values] as const];
  });
  return Object.fromEntries(together);
}

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

/** Texts by the names of their members. */
const textsIn = (values: FieldValues, fields: readonly (readonly [string, FieldId])[]) =>
  Object.fromEntries(fields.map(([name, id]) => [name, textOf(values, id)]));

const optionalFields = {
  subject: optionalTexts.subject.map((name) => [name, `subject.${name}`] as const),
  website: optionalTexts.website.map((name) => [name, `website.${name}`] as const),
  app: optionalTexts.app.map((name) => [name, `app.${name}`] as const),
  access: optionalTexts.access.map((name) => [name, `access.${name}`] as const),
};
const principalFields = (owner: 'subject' | 'website') =>
  optionalTexts.principal.map((name) => [name, `${owner}.principal.${name}`] as const);

/** Accounts without a field (MSN, QQ) are dropped when the person changes. */
function writePrincipal(owner: 'subject' | 'website', before: Principal, values: FieldValues): Principal {
  const texts: OptionalTexts<'principal'> = textsIn(values, principalFields(owner));
  const legal = textOf(values, `${owner}.principal.legalRepresentative`);
  const same = texts.name === before.name && texts.idNumber === before.idNumber;
  const accounts = same ? { msn: before.msn, qq: before.qq } : {};
  return {
    ...accounts,
    ...texts,
    idType: number(textOf(values, `${owner}.principal.idType`)),
    legalRepresentative: legal === undefined ? undefined : legal === 'yes',
  };
}

const isOursField = (id: FieldId): boolean => fieldRow(id).ours === true;

/** Members that the bureau does not publish (`ours`) and that did not come: as they were before. */
function oursOf(of: 'subject' | 'website' | 'access', published: object, before: object | undefined, isOurs: IsOurs) {
  const [now, then]: [Members, Members] = [{ ...published }, { ...before }];
  const missing = parts[of].filter(([name, id]) => isOurs(id) && !isGiven(now[name]) && isGiven(then[name]));
  return Object.fromEntries(missing.map(([name]) => [name, then[name]]));
}
type Members = Readonly<Record<string, unknown>>;
const isGiven = (member: unknown): boolean =>
  member !== undefined && member !== '' && !(Array.isArray(member) && member.length === 0);
type IsOurs = (id: FieldId) => boolean;

/** The published subject with the values that only this desk keeps (`ours`). */
export const keepUnpublishedOfSubject = (
  published: Subject,
  before: Subject | undefined,
  isOurs: IsOurs = isOursField,
): Subject => ({
  ...published,
  ...oursOf('subject', published, before, isOurs),
  ...(before?.certificateNumber === published.certificateNumber && {
    name: keptName(published.name, before.name),
    investor: keptName(published.investor, before.investor),
  }),
  principal: keepUnpublished(published.principal, before?.principal),
});

/** A published name with the rare characters that its report could not carry. */
const keptName = <N extends string | undefined>(published: N, before: N): N =>
  published !== undefined && before !== undefined && isSentFormOf(published, before) ? before : published;

/** Subject and website with their names as a report has them. `sign`: what stands for a rare character in their province. */
export const withSentNames = (whole: SubjectAndWebsite, sign: RareCharacterSign): SubjectAndWebsite => ({
  ...whole,
  subject: {
    ...whole.subject,
    name: sentName(whole.subject.name, sign),
    ...(whole.subject.investor !== undefined && { investor: sentName(whole.subject.investor, sign) }),
    principal: withSentName(whole.subject.principal, sign),
  },
  website: {
    ...whole.website,
    name: sentName(whole.website.name, sign),
    principal: withSentName(whole.website.principal, sign),
  },
});
const withSentName = (principal: Principal, sign: RareCharacterSign): Principal =>
  principal.name === undefined ? principal : { ...principal, name: sentName(principal.name, sign) };

/** By the bureau's id, or by ours where the bureau's comes only now. */
const isSameAccess = (access: Access) => (other: Access) =>
  other.bureauId === access.bureauId || (access.providerId !== undefined && other.providerId === access.providerId);

/** The published website, and its accesses, with the values that only this desk keeps (`ours`). */
export const keepUnpublishedOfWebsite = (
  published: Website,
  before: Website | undefined,
  isOurs: IsOurs = isOursField,
): Website => ({
  ...published,
  ...oursOf('website', published, before, isOurs),
  name: keptName(published.name, before?.name ?? published.name),
  accesses: published.accesses.map((access) => {
    const known = before?.accesses.find(isSameAccess(access));
    const unpublished = known?.ipRanges.filter(({ first }) => isIpv6(first)) ?? [];
    const ipRanges = [...access.ipRanges, ...unpublished];
    return { ...access, ...oursOf('access', access, known, isOurs), ipRanges };
  }),
  principal: keepUnpublished(published.principal, before?.principal),
});

/** Values of a principal that the bureau does not publish (`ours`) are kept as long as it is the same person. */
export function keepUnpublished(publishedAs: Principal, before: Principal | undefined): Principal {
  if (before === undefined || before.idNumber !== publishedAs.idNumber) return publishedAs;
  const published = { ...publishedAs, name: keptName(publishedAs.name, before.name) };
  if (before.name !== published.name) return published;
  const kept = Object.entries(read('subjectPrincipal', { ...before })).filter(
    ([id]) => isFieldId(id) && fieldRow(id).ours === true,
  );
  const values = { ...Object.fromEntries(kept), ...read('subjectPrincipal', { ...published }) };
  return writePrincipal('subject', published, values);
}

/** Applies `values` to the subject. A province that is filed is never changed. */
export function applySubjectValues(subject: Subject, values: FieldValues): Subject {
  const texts: OptionalTexts<'subject'> = textsIn(values, optionalFields.subject);
  return {
    ...subject,
    ...texts,
    name: textOf(values, 'subject.name') ?? '',
    nature: number(textOf(values, 'subject.nature')),
    certificateType: Number(textOf(values, 'subject.certificateType')),
    certificateNumber: textOf(values, 'subject.certificateNumber') ?? '',
    certificateAddress: textOf(values, 'subject.certificateAddress') ?? '',
    province: subject.province || (textOf(values, 'subject.province') ?? ''),
    city: textOf(values, 'subject.city') ?? '',
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
  const texts: OptionalTexts<'website'> = textsIn(values, optionalFields.website);
  const approvals = listOf(values, 'website.preApprovals').flatMap((written) => parsePreApproval(written) ?? []);
  return {
    ...website,
    ...texts,
    name: textOf(values, 'website.name') ?? '',
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
    ...appOf(website, values),
  };
}

/** A service is an app once it has packages. */
function appOf({ app }: Website, values: FieldValues): Pick<Website, 'app'> {
  const packages = listOf(values, 'app.packages').flatMap((written) => splitAppPackage(written) ?? []);
  if (packages.length === 0 && app === undefined) return {};
  const texts: OptionalTexts<'app'> = textsIn(values, optionalFields.app);
  return { app: { ...app, ...texts, packages } };
}

/** Applies `values` to an access. A kept range keeps its ids; an added one has no bureau id and gets `newIpId(range)`. */
function applyAccessValues(access: Access, values: FieldValues, newIpId: (range: string) => string): Access {
  const texts: OptionalTexts<'access'> = textsIn(values, optionalFields.access);
  return {
    ...access,
    ...texts,
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
