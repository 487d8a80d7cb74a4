import {
  type FilingRecord,
  maskValue,
  type OrderMatter,
  type Principal,
  readSubject,
  readWebsite,
  type Subject,
  type Website,
} from '@beian/domain';
import { and, asc, eq, sql } from 'drizzle-orm';
import { holderHash } from '../domains/holder.ts';
import type { House, Tx } from '../house.ts';
import { records, websites } from '../schema/record.ts';
import { type SearchColumns, searchColumns } from '../search/columns.ts';

/** Personal parts of a website: its principal without the kind of ID. */
type SealedWebsite = Omit<Principal, 'idType'>;
type PlainWebsite = Omit<Website, 'principal'> & { principal: Pick<Principal, 'idType'> };

/**
 * Personal parts of a subject. For a person the name, the number and the addresses are; an investor may be a person, and a
 * remark may name one: so they are sealed for all.
 */
interface SealedSubject {
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

function splitWebsite(website: Website): { plain: PlainWebsite; personal: SealedWebsite } {
  const { idType, ...personal } = website.principal;
  return { plain: { ...website, principal: { idType } }, personal };
}

function splitSubject(subject: Subject): { plain: PlainSubject; personal: SealedSubject } {
  const { name, investor, remark, certificateNumber, certificateAddress, mailingAddress, ...rest } = subject;
  const { principal, filingPasswordHash, ...plain } = rest;
  return {
    plain,
    personal: {
      name,
      investor,
      remark,
      certificateNumber,
      certificateAddress,
      mailingAddress,
      principal,
      filingPasswordHash,
    },
  };
}

const websitePlace = (id: string) => `websites.personal:${id}`;
const recordPlace = (id: string) => `records.personal:${id}`;

export const openWebsite = (house: House, row: { id: string; plain: unknown; personal: Buffer }): Website => {
  const plain = row.plain as PlainWebsite;
  const personal = house.keys.unsealJson<SealedWebsite>(websitePlace(row.id), row.personal);
  return { ...plain, principal: { ...plain.principal, ...personal } };
};

/** A website as it is filed, unsealed. Throws when there is none that the actor may see. */
async function getWebsite(house: House, tx: Tx, id: string): Promise<Website> {
  const [row] = await tx.select().from(websites).where(eq(websites.id, id));
  if (row === undefined) throw new Error(`no website ${id}`);
  return openWebsite(house, row);
}

export const openSubject = (house: House, row: { id: string; plain: unknown; personal: Buffer }): Subject => ({
  ...(row.plain as PlainSubject),
  ...house.keys.unsealJson<SealedSubject>(recordPlace(row.id), row.personal),
});

/** What an order is about, as it is filed and unsealed. Throws when there is none that the actor may see. */
export async function getMatter(house: House, tx: Tx, recordId: string, websiteId: string): Promise<OrderMatter> {
  const [row] = await tx.select().from(records).where(eq(records.id, recordId));
  if (row === undefined) throw new Error(`no record ${recordId}`);
  return { subject: openSubject(house, row), website: await getWebsite(house, tx, websiteId) };
}

/** A record as it is filed, unsealed, with its websites by filing number. Throws when there is none. */
export async function getRecord(house: House, tx: Tx, id: string): Promise<FilingRecord> {
  const [row] = await tx.select().from(records).where(eq(records.id, id));
  if (row === undefined) throw new Error(`no record ${id}`);
  const sites = await tx
    .select()
    .from(websites)
    .where(and(eq(websites.recordId, id), eq(websites.gone, false)))
    .orderBy(asc(websites.filingNumber));
  return { subject: openSubject(house, row), websites: sites.map((site) => openWebsite(house, site)) };
}

/** What a website is found by. */
export const websiteSearch = (house: House, website: Website): SearchColumns =>
  searchColumns(house, {
    names: [website.name],
    domains: website.domains.map((domain) => domain.name),
    idNumbers: [website.principal.idNumber],
    persons: [readWebsite(website)],
  });

/** What a record is found by: a unit's name, and the numbers of the subject and its principal. */
export const recordSearch = (house: House, subject: Subject): SearchColumns =>
  searchColumns(house, {
    names: isPersonsNature(subject.nature) ? [] : [subject.name],
    domains: [],
    idNumbers: [subject.certificateNumber, subject.principal.idNumber],
    persons: [readSubject(subject)],
  });
/** What a mobile is looked up by among all subjects (CON-03). */
export const mobileHash = (house: House, mobile: string | undefined): string | null =>
  mobile === undefined ? null : house.keys.searchHash('mobile', mobile);

/** What a website's row holds for these values. */
export function websiteColumns(house: House, id: string, website: Website) {
  const { plain, personal } = splitWebsite(website);
  return {
    bureauId: website.bureauId,
    filingNumber: website.filingNumber,
    name: website.name,
    plain,
    personal: house.keys.sealJson(websitePlace(id), personal),
    mobileHash: mobileHash(house, website.principal.mobile),
    erasedAt: null,
    ...websiteSearch(house, website),
  };
}

/** 单位性质 5 is a person; for persons the nature may be left out (bureau-interface.md §8). */
const isPersonsNature = (nature: number | undefined): boolean => nature === undefined || nature === 5;

/** What a record's row holds for these values. */
export function recordColumns(house: House, id: string, subject: Subject) {
  const { plain, personal } = splitSubject(subject);
  return {
    bureauId: subject.bureauId,
    filingNumber: subject.filingNumber,
    province: subject.province,
    name: isPersonsNature(subject.nature) ? maskValue('subject.name', subject.name) : subject.name,
    plain,
    personal: house.keys.sealJson(recordPlace(id), personal),
    certificateHash: house.keys.searchHash('certificate', subject.certificateNumber),
    holderHash: holderHash(house, subject),
    ...recordSearch(house, subject),
    mobileHash: mobileHash(house, subject.principal.mobile),
    erasedAt: null,
    changedAt: sql`app.now()` as unknown as string,
  };
}
