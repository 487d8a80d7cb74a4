import { previewReport } from '@beian/bureau-protocol/upload';
import { isStoreError } from '@beian/database/connection';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { findUncheckedContent, isReportable, storeBrokenReport, storeReportCheck } from '../submissions/report.ts';
import { buildReport, loadAttachmentCodes } from './build-report.ts';
import { manualFields } from './manual-fields.ts';

/** The order changed while its report was built: it is to be built again. */
export class ContentChanged extends Error {
  constructor() {
    super('the order changed meanwhile');
    this.name = 'ContentChanged';
  }
}

/**
 * Builds the report of the order as it is now and stores what the bureau would refuse, unless it is stored already or no report is wanted.
 * Returns the number of problems; undefined: nothing was built. What cannot be built is stored as a problem for the desk, too.
 * @throws ContentChanged, or what kept the report from being built
 */
export async function checkReport(ctx: AppContext, orderId: string): Promise<number | undefined> {
  const asClock = system('clock');
  try {
    const found = await transaction(ctx, asClock, async (tx) => {
      const contentHash = (await isReportable(tx, orderId)) ? await findUncheckedContent(tx, orderId) : undefined;
      if (contentHash === undefined) return undefined;
      const order = await loadOrderToReport(ctx, tx, orderId);
      // The content that was read must match the hash; without one, push or job was faster.
      const now = await findUncheckedContent(tx, orderId);
      if (now === undefined) return undefined;
      if (now !== contentHash) throw new ContentChanged();
      return { contentHash, order };
    });
    if (found === undefined) return undefined;
    // Images are reduced outside a transaction, because it takes long.
    const { order } = found;
    const preview =
      order.content.block === null
        ? manualFields(order.content, order.materials)
        : previewReport(await buildReport(ctx, order, await loadAttachmentCodes(ctx)));
    await transaction(ctx, asClock, (tx) => storeReportCheck(ctx, tx, orderId, found.contentHash, preview));
    return preview.problems.length;
  } catch (error) {
    // A change and errors of the database say nothing about the order.
    if (!(error instanceof ContentChanged || isStoreError(error)))
      await transaction(ctx, asClock, (tx) => storeBrokenReport(ctx, tx, orderId));
    throw error;
  }
}
