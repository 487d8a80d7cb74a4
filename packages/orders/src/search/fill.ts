import { eq, isNull } from 'drizzle-orm';
import { openSubject, openWebsite, recordSearch, websiteSearch } from '../bureau/record.ts';
import { readContent } from '../content.ts';
import type { House, Tx } from '../house.ts';
import { orderContents } from '../schema/order.ts';
import { records, websites } from '../schema/record.ts';
import { orderSearchColumns } from './columns.ts';

/**
 * Fills what rows are found by where a program of before wrote them: only who has the keys can. Takes at most `limit` rows of
 * each table and returns how many it took; 0: there are none left. Another program that does the same is no trouble.
 */
export async function fillSearchColumns(house: House, tx: Tx, limit = 200): Promise<number> {
  const contents = await tx
    .select({ id: orderContents.orderId })
    .from(orderContents)
    .where(isNull(orderContents.names))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const { id } of contents) {
    const { base, now } = await readContent(house, tx, id);
    await tx
      .update(orderContents)
      .set(orderSearchColumns(house, [base, now]))
      .where(eq(orderContents.orderId, id));
  }
  const subjects = await tx
    .select()
    .from(records)
    .where(isNull(records.names))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const row of subjects) {
    await tx
      .update(records)
      .set(recordSearch(house, openSubject(house, row)))
      .where(eq(records.id, row.id));
  }
  const sites = await tx
    .select()
    .from(websites)
    .where(isNull(websites.names))
    .limit(limit)
    .for('update', { skipLocked: true });
  for (const row of sites) {
    await tx
      .update(websites)
      .set(websiteSearch(house, openWebsite(house, row)))
      .where(eq(websites.id, row.id));
  }
  return contents.length + subjects.length + sites.length;
}
