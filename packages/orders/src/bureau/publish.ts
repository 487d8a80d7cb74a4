import type { Access, DomainName, FilingRecord, Principal, Website } from '@beian/domain';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { records, websites } from '../schema/record.ts';
import { openSubject, openWebsite, recordColumns, websiteColumns } from './record.ts';

/**
 * Stores a record as the bureau published it (BASJ): it overrules what stood here. Domains and IP ranges that came
 * without an id of ours keep the one they had, or get a new one. Returns the record's id and says on channel `records`
 * that something is there.
 */
export async function storePublishedRecord(house: House, tx: Tx, record: FilingRecord, ispId: string): Promise<string> {
  const { subject } = record;
  const [known] = await tx.select().from(records).where(eq(records.bureauId, subject.bureauId)).for('update');
  const id = known?.id ?? newId('record');
  const before = known && openSubject(house, known);
  const columns = recordColumns(house, id, { ...subject, principal: withOurs(subject.principal, before?.principal) });
  await tx
    .insert(records)
    .values({ id, ...columns })
    .onConflictDoUpdate({ target: records.bureauId, set: columns });
  for (const website of record.websites) await storeSite(house, tx, id, website, ispId);
  await tx
    .update(websites)
    .set({ gone: true })
    .where(
      and(
        eq(websites.recordId, id),
        notInArray(
          websites.bureauId,
          record.websites.map((website) => website.bureauId),
        ),
      ),
    );
  await tx.execute(sql`select pg_notify('records', '')`);
  return id;
}

async function storeSite(house: House, tx: Tx, recordId: string, website: Website, ispId: string): Promise<void> {
  const [known] = await tx.select().from(websites).where(eq(websites.bureauId, website.bureauId));
  const before = known && openWebsite(house, known);
  const complete: Website = {
    ...website,
    principal: withOurs(website.principal, before?.principal),
    domains: await withDomainIds(tx, website.domains, before?.domains ?? []),
    accesses: await withRangeIds(tx, website.accesses, before?.accesses ?? []),
  };
  const id = known?.id ?? newId('website');
  const columns = {
    ...websiteColumns(house, id, complete),
    recordId,
    ours: website.accesses.some((access) => access.ispId === ispId),
    gone: false,
  };
  await tx
    .insert(websites)
    .values({ id, ...columns })
    .onConflictDoUpdate({ target: websites.bureauId, set: columns });
}

async function withDomainIds(
  tx: Tx,
  domains: readonly DomainName[],
  before: readonly DomainName[],
): Promise<DomainName[]> {
  const complete: DomainName[] = [];
  for (const domain of domains) {
    const known = domain.providerId || before.find((one) => one.name === domain.name)?.providerId;
    complete.push({ ...domain, providerId: known || (await nextId(tx)) });
  }
  return complete;
}

async function withRangeIds(tx: Tx, accesses: readonly Access[], before: readonly Access[]): Promise<Access[]> {
  const old = before.flatMap((access) => access.ipRanges);
  const complete: Access[] = [];
  for (const access of accesses) {
    const ipRanges: Access['ipRanges'] = [];
    for (const range of access.ipRanges) {
      const known =
        range.providerId || old.find((one) => one.first === range.first && one.last === range.last)?.providerId;
      ipRanges.push({ ...range, providerId: known || (await nextId(tx)) });
    }
    complete.push({ ...access, ipRanges });
  }
  return complete;
}

/** What the bureau does not publish of a principal stays known while it is the same person. */
const withOurs = (published: Principal, before: Principal | undefined): Principal =>
  before === undefined || before.idNumber !== published.idNumber || before.name !== published.name
    ? published
    : {
        ...published,
        idValidUntil: published.idValidUntil ?? before.idValidUntil,
        legalRepresentative: published.legalRepresentative ?? before.legalRepresentative,
        emergencyPhone: published.emergencyPhone ?? before.emergencyPhone,
      };

/** IspYmid, IspIpid: ours, unique with us. */
async function nextId(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(`select nextval('app.provider_ids')::text as id`);
  return rows[0]?.id ?? '';
}
