import type { OrderMatter } from '@beian/domain';
import { eq } from 'drizzle-orm';
import type { House, Tx } from '../house.ts';
import { records, websites } from '../schema/record.ts';
import { recordColumns, websiteColumns } from './record.ts';
import { keepVersion } from './versions.ts';

/** Replaces what is filed by what an approved order made of it. Only bureauApprove comes here, by whoever's hand. */
export async function storeMatter(
  house: House,
  tx: Tx,
  ids: { readonly recordId: string; readonly websiteId: string; readonly orderId: string },
  { subject, website }: OrderMatter,
): Promise<void> {
  const [known] = await tx
    .select({ holderHash: records.holderHash })
    .from(records)
    .where(eq(records.id, ids.recordId))
    .for('update');
  await tx
    .update(records)
    .set(recordColumns(house, ids.recordId, subject, known?.holderHash))
    .where(eq(records.id, ids.recordId));
  await tx
    .update(websites)
    .set(websiteColumns(house, ids.websiteId, website))
    .where(eq(websites.id, ids.websiteId));
  await keepVersion(house, tx, ids.recordId, { cause: 'approved', orderId: ids.orderId });
}
