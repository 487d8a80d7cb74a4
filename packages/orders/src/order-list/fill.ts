import { orderContents, records, recordVersions, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  orderSearchColumns,
  personHashes,
  recordSearch,
  unsealSubject,
  unsealVersion,
  unsealWebsite,
  websiteSearch,
} from '@beian/records/record';
import { eq, isNull, or } from 'drizzle-orm';
import { readContent } from '../content/content.ts';

/**
 * Fills missing search columns of rows written by an earlier version; this needs the keys, so a migration cannot do it.
 * Takes at most `limit` rows of each table and returns how many it filled; 0 when none is left that can be unsealed. A
 * row that cannot be unsealed is left as it is. Safe to run concurrently.
 */
export async function fillSearchColumns(ctx: AppContext, tx: Tx, limit = 200): Promise<number> {
  const contents = await tx
    .select({ id: orderContents.orderId })
    .from(orderContents)
    .where(or(isNull(orderContents.names), isNull(orderContents.personHashes)))
    .limit(limit)
    .for('update', { skipLocked: true });
  let filled = 0;
  for (const { id } of contents) {
    const content = await readContent(ctx, tx, id).catch(() => undefined);
    if (content === undefined) continue;
    const columns = orderSearchColumns(ctx, [content.base, content.now]);
    await tx.update(orderContents).set(columns).where(eq(orderContents.orderId, id));
    filled += 1;
  }
  const subjects = await tx
    .select()
    .from(records)
    .where(or(isNull(records.names), isNull(records.personHashes)))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const row of subjects) {
    const columns = tryOpen(() => recordSearch(ctx, unsealSubject(ctx, row)));
    if (columns === undefined) continue;
    await tx.update(records).set(columns).where(eq(records.id, row.id));
    filled += 1;
  }
  const sites = await tx
    .select()
    .from(websites)
    .where(or(isNull(websites.names), isNull(websites.personHashes)))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const row of sites) {
    const columns = tryOpen(() => websiteSearch(ctx, unsealWebsite(ctx, row)));
    if (columns === undefined) continue;
    await tx.update(websites).set(columns).where(eq(websites.id, row.id));
    filled += 1;
  }
  const versions = await tx
    .select()
    .from(recordVersions)
    .where(isNull(recordVersions.personHashes))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const row of versions) {
    const hashes = tryOpen(() => {
      const { values, websites: sites } = unsealVersion(ctx, row);
      return personHashes(ctx, [values, ...sites.map((site) => site.values)]);
    });
    if (hashes === undefined) continue;
    await tx.update(recordVersions).set({ personHashes: hashes }).where(eq(recordVersions.id, row.id));
    filled += 1;
  }
  return filled;
}

function tryOpen<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
