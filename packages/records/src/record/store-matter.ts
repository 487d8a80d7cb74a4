import { records, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { SubjectAndWebsite } from '@beian/domain/filing';
import { eq } from 'drizzle-orm';
import { recordColumns, websiteColumns } from './record.ts';
import { saveVersion } from './versions.ts';

/** Replaces what is filed by the result of an approved order. Called only for bureauApprove. */
export async function storeMatter(
  ctx: AppContext,
  tx: Tx,
  ids: { readonly recordId: string; readonly websiteId: string; readonly orderId: string },
  { subject, website }: SubjectAndWebsite,
): Promise<void> {
  const [known] = await tx
    .select({ holderHash: records.holderHash })
    .from(records)
    .where(eq(records.id, ids.recordId))
    .for('update');
  await tx
    .update(records)
    .set(recordColumns(ctx, ids.recordId, subject, known?.holderHash))
    .where(eq(records.id, ids.recordId));
  await tx
    .update(websites)
    .set(websiteColumns(ctx, ids.websiteId, website))
    .where(eq(websites.id, ids.websiteId));
  await saveVersion(ctx, tx, ids.recordId, { cause: 'approved', orderId: ids.orderId });
}

/**
 * Marks subject and website as filed through us with the numbers that a person read in the bureau's own system. Their bureau ids come
 * with a publication, if there ever is one.
 */
export async function markFiled(tx: Tx, ids: { readonly recordId: string; readonly websiteId: string }): Promise<void> {
  await tx.update(records).set({ filed: true }).where(eq(records.id, ids.recordId));
  await tx.update(websites).set({ filed: true, ours: true }).where(eq(websites.id, ids.websiteId));
}
