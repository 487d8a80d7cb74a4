import { previewChangeFiling } from '@beian/bureau';
import {
  findUncheckedContent,
  isReportable,
  loadOrderToReport,
  markJobDone,
  storeBrokenReport,
  storeReportCheck,
  system,
  transaction,
} from '@beian/orders';
import { isDatabaseError } from '../log.ts';
import { buildFiling, loadAttachmentCodes } from '../submission/filing.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Builds what the bureau would receive of the order as it stands, and stores what it would refuse. Where it cannot be built,
 * the desk is shown that, and it is tried again.
 */
export const prepareReport: JobHandler<'prepareReport'> = async (work, payload, outboxId) => {
  try {
    await prepare(work, payload.orderId, outboxId);
  } catch (error) {
    // Neither a matter of the moment nor a database that is away says anything about the order.
    if (!(error instanceof RetryLater) && !isDatabaseError(error)) {
      await transaction(work.ctx, system('clock'), (tx) => storeBrokenReport(work.ctx, tx, payload.orderId));
    }
    throw error;
  }
};

async function prepare({ ctx, log }: WorkerContext, orderId: string, outboxId: string | null): Promise<void> {
  const found = await transaction(ctx, system('clock'), async (tx) => {
    const contentHash = (await isReportable(tx, orderId)) ? await findUncheckedContent(tx, orderId) : undefined;
    if (contentHash === undefined) return undefined;
    const order = await loadOrderToReport(ctx, tx, orderId);
    // What was read must be what the hash names.
    if ((await findUncheckedContent(tx, orderId)) !== contentHash) throw new RetryLater('the order changed meanwhile');
    return { contentHash, order };
  });
  // Images are reduced outside of any transaction: it takes its time.
  const preview = found && previewChangeFiling(await buildFiling(ctx, found.order, await loadAttachmentCodes(ctx)));
  await transaction(ctx, system('clock'), async (tx) => {
    if (found && preview) {
      await storeReportCheck(ctx, tx, orderId, found.contentHash, preview);
      log.info({ orderId, problems: preview.problems.length }, 'report checked');
    }
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
}
