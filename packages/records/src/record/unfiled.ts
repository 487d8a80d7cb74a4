import { newId } from '@beian/database/ids';
import { records, websites } from '@beian/database/schema';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import type { Subject, Website } from '@beian/domain/filing';
import { and, eq, sql } from 'drizzle-orm';
import { sealSubject, sealWebsite, unsealSubject } from './record.ts';

/** A subject without values, of which no bureau knows yet. */
const emptySubject = (id: string, province: string, filingNumber = ''): Subject => ({
  bureauId: `unfiled-${id}`,
  filingNumber,
  name: '',
  province,
  city: '',
  certificateType: 0,
  certificateNumber: '',
  certificateAddress: '',
  principal: {},
});

const emptyWebsite = (id: string, filingNumber = ''): Website => ({
  bureauId: `unfiled-${id}`,
  filingNumber,
  name: '',
  domains: [],
  serviceContents: [],
  languages: [],
  accesses: [],
  principal: {},
});

/**
 * The record of a subject that an order is to file: empty, in no list, and not filed until the bureau has published it. The partner
 * that opens the order gets it. Returns its id.
 */
export async function addUnfiledRecord(ctx: WithKeys, tx: Tx, province: string): Promise<string> {
  const id = newId('record');
  const { plain, personal } = sealSubject(ctx, id, emptySubject(id, province));
  await tx.client.query('/* addUnfiledRecord */ select app.add_unfiled_record($1, $2, $3, $4)', [
    id,
    province,
    plain,
    personal,
  ]);
  return id;
}

/** The same for a website of a record; nothing happens and an error is thrown where the actor may not act on the record. */
export async function addUnfiledWebsite(ctx: WithKeys, tx: Tx, recordId: string): Promise<string> {
  const id = newId('website');
  const { plain, personal } = sealWebsite(ctx, id, emptyWebsite(id));
  const { rows } = await tx.client.query<{ id: string | null }>(
    '/* addUnfiledWebsite */ select app.add_unfiled_website($1, $2, $3, $4) as id',
    [id, recordId, plain, personal],
  );
  if (!rows[0]?.id) throw new Error('addUnfiledWebsite: the record is not the actor’s');
  return id;
}

export interface ProvedFiling {
  readonly filingNumber: string;
  /** GB/T 2260 */
  readonly province: string;
  readonly websiteNumber: string | null;
  /** MD5 text of the password with which it was proved. */
  readonly filingPasswordHash: string;
}

/**
 * The record of a subject that is filed through another provider: its number, the password that the bureau confirmed, and the website
 * whose number was given. One that is known already takes the password. Returns its id.
 */
export async function keepProvedRecord(ctx: AppContext, tx: Tx, proved: ProvedFiling): Promise<string> {
  const { filingNumber, province, websiteNumber, filingPasswordHash } = proved;
  const id = newId('record');
  const subject = { ...emptySubject(id, province, filingNumber), filingPasswordHash };
  const { bureauId, name } = subject;
  await tx
    .insert(records)
    .values({
      id,
      bureauId,
      filingNumber,
      province,
      name,
      certificateHash: '',
      changedAt: sql`app.now()`,
      filed: false,
      ...sealSubject(ctx, id, subject),
    })
    .onConflictDoNothing();
  const known = and(eq(records.filingNumber, filingNumber), eq(records.elsewhere, true));
  const [row] = await tx.select().from(records).where(known).for('update');
  if (row === undefined) throw new Error('keepProvedRecord: the record is filed with us');
  if (row.id !== id) {
    const kept = sealSubject(ctx, row.id, { ...unsealSubject(ctx, row), filingPasswordHash });
    await tx.update(records).set(kept).where(eq(records.id, row.id));
  }
  if (websiteNumber !== null) await keepProvedWebsite(ctx, tx, row.id, websiteNumber);
  return row.id;
}

async function keepProvedWebsite(ctx: WithKeys, tx: Tx, recordId: string, filingNumber: string): Promise<void> {
  const id = newId('website');
  const website = emptyWebsite(id, filingNumber);
  const { bureauId, name } = website;
  await tx
    .insert(websites)
    .values({ id, recordId, bureauId, filingNumber, name, ours: false, filed: false, ...sealWebsite(ctx, id, website) })
    .onConflictDoNothing();
}
