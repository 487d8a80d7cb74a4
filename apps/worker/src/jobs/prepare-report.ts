import { previewChangeFiling } from '@beian/bureau';
import {
  contentToCheck,
  inTransaction,
  isReportable,
  markDone,
  orderToReport,
  storeBrokenReport,
  storeReportCheck,
  system,
} from '@beian/orders';
import { isOfDatabase } from '../log.ts';
import { codesOfAttachments, filingOf } from '../submission/filing.ts';
import { type Handler, NotYet, type Work } from '../work.ts';

/**
 * Builds what the bureau would receive of the order as it stands, and stores what it would refuse. Where it cannot be built,
 * the desk is shown that, and it is tried again.
 */
export const prepareReport: Handler<'prepareReport'> = async (work, payload, outboxId) => {
  try {
    await prepare(work, payload.orderId, outboxId);
  } catch (error) {
    // Neither a matter of the moment nor a database that is away says anything about the order.
    if (!(error instanceof NotYet) && !isOfDatabase(error)) {
      await inTransaction(work.ctx, system('clock'), (tx) => storeBrokenReport(work.ctx, tx, payload.orderId));
    }
    throw error;
  }
};

async function prepare({ ctx, log }: Work, orderId: string, outboxId: string | null): Promise<void> {
  const found = await inTransaction(ctx, system('clock'), async (tx) => {
    const contentHash = (await isReportable(tx, orderId)) ? await contentToCheck(tx, orderId) : undefined;
    if (contentHash === undefined) return undefined;
    const order = await orderToReport(ctx, tx, orderId);
    // What was read must be what the hash names.
    if ((await contentToCheck(tx, orderId)) !== contentHash) throw new NotYet('the order changed meanwhile');
    return { contentHash, order };
  });
  // Images are reduced outside of any transaction: it takes its time.
  const preview = found && previewChangeFiling(await filingOf(ctx, found.order, await codesOfAttachments(ctx)));
  await inTransaction(ctx, system('clock'), async (tx) => {
    if (found && preview) {
      await storeReportCheck(ctx, tx, orderId, found.contentHash, preview);
      log.info({ orderId, problems: preview.problems.length }, 'report checked');
    }
    if (outboxId !== null) await markDone(tx, outboxId);
  });
}
