import { newId } from '@beian/database/ids';
import { records, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type Access,
  type DomainName,
  type FilingRecord,
  keepUnpublishedOfSubject,
  keepUnpublishedOfWebsite,
  type Subject,
  type Website,
} from '@beian/domain/filing';
import { takeFilingNumber } from '@beian/orders/bureau-answer';
import { enqueuePublishedNumbers } from '@beian/orders/notices';
import { recordColumns, saveVersion, unsealSubject, unsealWebsite, websiteColumns } from '@beian/records/record';
import { and, eq, like, notInArray, or, sql } from 'drizzle-orm';
import { findDeregistered } from './deregister.ts';
import { offerAsAnswer, type PublicationOrigin } from './fulfilled.ts';
import { type FilingStatus, lockOpenOrders, type PublishedNames, syncOrderWithRecord } from './sync-order.ts';

export interface Published {
  /** Id of the record. */
  readonly id: string;
  /** A newer state of the record was stored before, so this one was ignored. */
  readonly late: boolean;
}

/**
 * Stores a record as the bureau published it (BASJ). It replaces the stored one, unless it is older by the bureau's
 * own time of the last change. An open order of the subject is synced. What the bureau does not publish is kept: our
 * ids, filing numbers that it left out, the filing password, fields that are `ours`. Notifies the channel `records`.
 * `origin`: the file that it came with, from which it may be offered as the answer to an order.
 */
export async function storePublishedRecord(
  ctx: AppContext,
  tx: Tx,
  record: FilingRecord,
  ispId: string,
  origin?: PublicationOrigin,
): Promise<Published> {
  const { providerId, ...subject } = record.subject;
  const names = { bureauId: subject.bureauId, providerId, filingNumber: subject.filingNumber };
  const orders = await lockOpenOrders(tx, names);
  const known = await findKnown(tx, names);
  const id = known?.id ?? newId('record');
  const before = known && unsealSubject(ctx, known);
  if (isOlder(subject.modifiedAt, before?.modifiedAt)) return { id, late: true };
  const complete: Subject = {
    ...keepUnpublishedOfSubject(subject, before),
    filingNumber: subject.filingNumber || (before?.filingNumber ?? ''),
    modifiedAt: subject.modifiedAt ?? before?.modifiedAt,
    filingPasswordHash: subject.filingPasswordHash ?? before?.filingPasswordHash,
  };
  const columns = recordColumns(ctx, id, complete, known?.holderHash);
  if (known === undefined)
    await tx
      .insert(records)
      .values({ id, ...columns })
      .onConflictDoUpdate({ target: [records.bureauId, records.test], set: columns });
  else
    await tx
      .update(records)
      .set({ ...columns, filed: true })
      .where(eq(records.id, id));
  const deregistered = await findDeregistered(tx, record);
  const standings = new Map<string, FilingStatus | undefined>();
  const numbered: string[] = [];
  for (const website of record.websites) {
    const isOver = deregistered.has(subject.bureauId) || deregistered.has(website.bureauId);
    const ended = website.accesses.filter((access) => deregistered.has(access.bureauId));
    const accesses = website.accesses.filter((access) => !ended.includes(access));
    const stored = await storeWebsite(ctx, tx, id, { ...website, accesses }, ispId, isOver);
    standings.set(stored.id, stored.standing);
    if (stored.isNewlyNumbered) numbered.push(stored.id);
  }
  const left = await tx
    .update(websites)
    .set({ gone: true, goneAt: sql`app.now()` })
    .where(
      and(
        eq(websites.recordId, id),
        eq(websites.gone, false),
        eq(websites.filed, true),
        // The interface V3.0 publishes no app.
        sql`not ${websites.plain} ? 'app'`,
        notInArray(
          websites.bureauId,
          record.websites.map((website) => website.bureauId),
        ),
      ),
    )
    .returning({ id: websites.id });
  for (const website of left) standings.set(website.id, 'gone');
  await saveVersion(ctx, tx, id, { cause: 'published' });
  if (known?.filed === false) await takeFilingNumber(tx, id);
  await enqueuePublishedNumbers(ctx, tx, numbered);
  for (const order of orders) await syncOrderWithRecord(ctx, tx, order.id, standings.get(order.websiteId));
  if (origin !== undefined) await offerAsAnswer(ctx, tx, origin, names);
  await tx.execute(sql`select pg_notify('records', '')`);
  return { id, late: false };
}

/**
 * Zjxgsj is a day, or a day with a time: compared as far as both have it. A record without it is accepted, because
 * nothing shows that it is older.
 */
function isOlder(published: string | undefined, known: string | undefined): boolean {
  if (published === undefined || known === undefined) return false;
  const length = Math.min(published.length, known.length);
  return published.slice(0, length) < known.slice(0, length);
}

async function storeWebsite(
  ctx: AppContext,
  tx: Tx,
  recordId: string,
  website: Website,
  ispId: string,
  isOver: boolean,
): Promise<{ id: string; standing: FilingStatus | undefined; isNewlyNumbered: boolean }> {
  const { providerId, ...published } = website;
  const { bureauId, filingNumber } = website;
  const known = await findKnownWebsite(tx, recordId, { bureauId, providerId, filingNumber });
  const before = known && unsealWebsite(ctx, known);
  const kept = keepUnpublishedOfWebsite(published, before);
  const complete: Website = {
    ...kept,
    filingNumber: website.filingNumber || (before?.filingNumber ?? ''),
    domains: await withDomainIds(tx, website.domains, before?.domains ?? []),
    accesses: await withRangeIds(tx, kept.accesses, before?.accesses ?? []),
  };
  const id = known?.id ?? newId('website');
  const ours = website.accesses.some((access) => access.ispId === ispId);
  const goneAt = known?.goneAt ?? sql`app.now()`;
  const columns = {
    ...websiteColumns(ctx, id, complete),
    recordId,
    ours,
    gone: isOver,
    goneAt: isOver ? goneAt : null,
  };
  if (known === undefined)
    await tx
      .insert(websites)
      .values({ id, ...columns })
      .onConflictDoUpdate({ target: [websites.bureauId, websites.test], set: columns });
  else
    await tx
      .update(websites)
      .set({ ...columns, filed: true })
      .where(eq(websites.id, id));
  const number = numberOf({ ...columns, filed: true });
  const isNewlyNumbered = number !== undefined && number !== (known && numberOf(known));
  return { id, standing: known && statusChange(known, columns), isNewlyNumbered };
}

/**
 * By the bureau's id; or, where that comes only now, by ours if an order filed it, or by the number of one that was filed through
 * another provider. Locked.
 */
async function findKnown(tx: Tx, { bureauId, providerId, filingNumber }: PublishedNames) {
  const byBureauId = () => tx.select().from(records).where(eq(records.bureauId, bureauId)).for('update');
  const [known] = await byBureauId();
  if (known !== undefined) return known;
  const opened = or(
    and(eq(records.providerId, providerId ?? ''), or(eq(records.filed, false), like(records.bureauId, 'unfiled-%'))),
    and(eq(records.filingNumber, filingNumber ?? ''), eq(records.elsewhere, true)),
  );
  const [unfiled] = await tx.select().from(records).where(opened).for('update');
  // Another worker may have stored the same publication while this one waited for the row.
  return unfiled ?? (await byBureauId())[0];
}

async function findKnownWebsite(tx: Tx, recordId: string, { bureauId, providerId, filingNumber }: PublishedNames) {
  const [known] = await tx.select().from(websites).where(eq(websites.bureauId, bureauId));
  if (known !== undefined) return known;
  const opened = or(
    and(eq(websites.providerId, providerId ?? ''), or(eq(websites.filed, false), like(websites.bureauId, 'unfiled-%'))),
    and(eq(websites.filingNumber, filingNumber ?? ''), eq(websites.elsewhere, true)),
  );
  const [unfiled] = await tx
    .select()
    .from(websites)
    .where(and(eq(websites.recordId, recordId), opened));
  return unfiled;
}

/** The number by which a website is filed through us; undefined: it is not, or has none yet. */
const numberOf = ({ filed, ours, gone, filingNumber }: WebsiteFlags & { filed: boolean; filingNumber: string }) =>
  filed && ours && !gone && filingNumber !== '' ? filingNumber : undefined;

interface WebsiteFlags {
  readonly gone: boolean;
  readonly ours: boolean;
}

/** How the status of a website changed; undefined if it did not. */
function statusChange(before: WebsiteFlags, after: WebsiteFlags): FilingStatus | undefined {
  if (before.gone !== after.gone) return after.gone ? 'gone' : 'filed';
  if (before.ours !== after.ours) return after.ours ? 'ours' : 'notOurs';
  return undefined;
}

async function withDomainIds(
  tx: Tx,
  domains: readonly DomainName[],
  before: readonly DomainName[],
): Promise<DomainName[]> {
  const complete: DomainName[] = [];
  for (const domain of domains) {
    const known = domain.providerId || before.find((one) => one.name === domain.name)?.providerId;
    complete.push({ ...domain, providerId: known || (await nextProviderId(tx)) });
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
      ipRanges.push({ ...range, providerId: known || (await nextProviderId(tx)) });
    }
    complete.push({ ...access, ipRanges });
  }
  return complete;
}

/** IspYmid, IspIpid: given by us, unique within our system. */
async function nextProviderId(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(`select app.next_provider_id()::text as id`);
  return rows[0]?.id ?? '';
}
