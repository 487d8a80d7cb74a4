import { records, websites } from '@beian/database/schema';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import {
  type FilingRecord,
  fieldRow,
  isFieldId,
  maskValue,
  type Principal,
  type Subject,
  type SubjectAndWebsite,
  subjectToFieldValues,
  type Website,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { and, asc, eq, sql } from 'drizzle-orm';
import { holderHashes, type SearchColumns, searchColumns } from './search-columns.ts';

/** Personal parts of a website: its principal without the kind of ID. Its other fields are not personal. */
export type SealedWebsite = Omit<Principal, 'idType'>;
type PlainWebsite = Omit<Website, 'principal'> & { principal: Pick<Principal, 'idType'> };

/**
 * Personal parts of a subject: its personal fields (fields.ts). For a person these are the name, the number and the addresses; an
 * investor may be a person and a remark may name one, so they are sealed for all subjects.
 */
export interface SealedSubject {
  name: string;
  investor?: string;
  remark?: string;
  certificateNumber: string;
  certificateAddress: string;
  mailingAddress?: string;
  principal: Principal;
  filingPasswordHash?: string;
}
type PlainSubject = Omit<Subject, keyof SealedSubject>;

/** Our own id is a column of the row. */
function splitWebsite({ providerId: _, ...website }: Website): { plain: PlainWebsite; personal: SealedWebsite } {
  const { idType, ...personal } = website.principal;
  return { plain: { ...website, principal: { idType } }, personal };
}

/** Members of a subject that are sealed besides its personal fields. */
const alsoSealed = ['principal', 'filingPasswordHash'];
const isSealed = (member: string): boolean => {
  const id = `subject.${member}`;
  return alsoSealed.includes(member) || (isFieldId(id) && fieldRow(id).personal);
};

/** Our own id is a column of the row. */
function splitSubject(subject: Subject) {
  const members = Object.entries(subject).filter(([member]) => member !== 'providerId');
  return {
    plain: Object.fromEntries(members.filter(([member]) => !isSealed(member))),
    personal: Object.fromEntries(members.filter(([member]) => isSealed(member))),
  };
}

const websiteAad = (id: string) => `websites.personal:${id}`;
const recordAad = (id: string) => `records.personal:${id}`;

type Sealed = { readonly id: string; readonly personal: Buffer };
export const unsealWebsitePart = (ctx: WithKeys, row: Sealed): SealedWebsite =>
  ctx.keys.unsealJson(websiteAad(row.id), row.personal);
export const unsealSubjectPart = (ctx: WithKeys, row: Sealed): SealedSubject =>
  ctx.keys.unsealJson(recordAad(row.id), row.personal);

export const joinWebsite = (plain: unknown, personal: SealedWebsite): Website => {
  const rest = plain as PlainWebsite;
  return { ...rest, principal: { ...rest.principal, ...personal } };
};
export const joinSubject = (plain: unknown, personal: SealedSubject): Subject => ({
  ...(plain as PlainSubject),
  ...personal,
});

export const unsealWebsite = (ctx: WithKeys, row: Sealed & { plain: unknown }): Website =>
  joinWebsite(row.plain, unsealWebsitePart(ctx, row));

/** A website as it is filed, unsealed. Throws if the actor sees none. */
async function getWebsite(ctx: AppContext, tx: Tx, id: string): Promise<Website> {
  const [row] = await tx.select().from(websites).where(eq(websites.id, id));
  if (row === undefined) throw new Error(`no website ${id}`);
  return { ...unsealWebsite(ctx, row), ...ownId(row) };
}

/** Our own id of what an order files for the first time. */
const ownId = ({ providerId }: { readonly providerId: string | null }) => (providerId === null ? {} : { providerId });

export const unsealSubject = (ctx: WithKeys, row: Sealed & { plain: unknown }): Subject =>
  joinSubject(row.plain, unsealSubjectPart(ctx, row));

/** What an order is about. */
export interface OrderSubjectIds {
  readonly recordId: string;
  readonly websiteId: string;
  /** The bureau's id of an access of the website; null: the order is about none. */
  readonly accessId?: string | null;
}

/** Subject and website of an order as they are filed, unsealed. Throws if the actor sees none. */
export async function getSubjectAndWebsite(
  ctx: AppContext,
  tx: Tx,
  { recordId, websiteId, accessId }: OrderSubjectIds,
): Promise<SubjectAndWebsite> {
  const [row] = await tx.select().from(records).where(eq(records.id, recordId));
  if (row === undefined) throw new Error(`no record ${recordId}`);
  const website = await getWebsite(ctx, tx, websiteId);
  return {
    subject: { ...unsealSubject(ctx, row), ...ownId(row) },
    website,
    ...(accessId ? { accessId } : {}),
    ...(row.elsewhere ? { elsewhere: true } : {}),
  };
}

/** A record as it is filed, unsealed, with its websites by filing number. Throws if there is none. */
export async function getRecord(ctx: AppContext, tx: Tx, id: string): Promise<FilingRecord> {
  const [row] = await tx.select().from(records).where(eq(records.id, id));
  if (row === undefined) throw new Error(`no record ${id}`);
  const sites = await tx
    .select()
    .from(websites)
    .where(and(eq(websites.recordId, id), eq(websites.gone, false), eq(websites.filed, true)))
    .orderBy(asc(websites.filingNumber));
  return { subject: unsealSubject(ctx, row), websites: sites.map((site) => unsealWebsite(ctx, site)) };
}

/** Search columns of a website. */
export const websiteSearch = (ctx: WithKeys, website: Website): SearchColumns =>
  searchColumns(ctx, {
    names: [website.name],
    domains: website.domains.map((domain) => domain.name),
    idNumbers: [website.principal.idNumber],
    persons: [websiteToFieldValues(website)],
  });

/** Search columns of a record: the name unless it is a person's, and the numbers of the subject and its principal. */
export const recordSearch = (ctx: WithKeys, subject: Subject): SearchColumns =>
  searchColumns(ctx, {
    names: isPersonsNature(subject.nature) ? [] : [subject.name],
    domains: [],
    idNumbers: [subject.certificateNumber, subject.principal.idNumber],
    persons: [subjectToFieldValues(subject)],
  });
/**
 * Hashes with which a mobile number is looked up among all subjects (CON-03): a stored row has one of them, a new row
 * the first.
 */
export const mobileHashes = (ctx: WithKeys, mobile: string): readonly string[] =>
  ctx.keys.searchHashes('mobile', mobile);
export const mobileHash = (ctx: WithKeys, mobile: string | undefined): string | null =>
  mobile === undefined ? null : (mobileHashes(ctx, mobile)[0] as string);

/** A subject, and a website, as the columns of its row hold it. */
export const sealSubject = (ctx: WithKeys, id: string, subject: Subject) => {
  const { plain, personal } = splitSubject(subject);
  return { plain, personal: ctx.keys.sealJson(recordAad(id), personal) };
};
export const sealWebsite = (ctx: WithKeys, id: string, website: Website) => {
  const { plain, personal } = splitWebsite(website);
  return { plain, personal: ctx.keys.sealJson(websiteAad(id), personal) };
};

/** Columns of a website's row for these values. */
export function websiteColumns(ctx: AppContext, id: string, website: Website) {
  return {
    bureauId: website.bureauId,
    filingNumber: website.filingNumber,
    name: website.name,
    ...sealWebsite(ctx, id, website),
    mobileHash: mobileHash(ctx, website.principal.mobile),
    erasedAt: null,
    ...websiteSearch(ctx, website),
  };
}

/** 单位性质 5 is a person; for persons it may be missing (docs/spec/bureau-interface.md B-8). */
const isPersonsNature = (nature: number | undefined): boolean => nature === undefined || nature === 5;

/**
 * A known hash under an earlier key is kept, because domain checks refer to it; key rotation changes both together
 * (`rotation/`).
 */
const holderHashOf = (ctx: WithKeys, subject: Subject, known?: string | null): string => {
  const hashes = holderHashes(ctx, subject);
  return hashes.find((hash) => hash === known) ?? (hashes[0] as string);
};

/** Columns of a record's row for these values; `known`: the stored hash of its holder. */
export function recordColumns(ctx: AppContext, id: string, subject: Subject, known?: string | null) {
  return {
    bureauId: subject.bureauId,
    filingNumber: subject.filingNumber,
    province: subject.province,
    name: isPersonsNature(subject.nature) ? maskValue('subject.name', subject.name) : subject.name,
    ...sealSubject(ctx, id, subject),
    certificateHash: ctx.keys.searchHash('certificate', subject.certificateNumber),
    holderHash: holderHashOf(ctx, subject, known),
    ...recordSearch(ctx, subject),
    mobileHash: mobileHash(ctx, subject.principal.mobile),
    erasedAt: null,
    changedAt: sql`app.now()`,
  };
}
