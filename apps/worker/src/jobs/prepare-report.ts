import { previewReport } from '@beian/bureau-protocol/upload';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import {
  findUncheckedContent,
  isReportable,
  storeBrokenReport,
  storeReportCheck,
} from '@beian/submissions/submissions';
import { isDatabaseError } from '../log.ts';
import { buildReport, loadAttachmentCodes } from '../submission/build-report.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Builds the report of the order as it is now and stores what the bureau would refuse. If it cannot be built, that is stored for the desk
 * and the job is retried.
 */
export const prepareReport: JobHandler<'prepareReport'> = async (work, payload, outboxId) => {
  try {
    await prepare(work, payload.orderId, outboxId);
  } catch (error) {
    // RetryLater and database errors say nothing about the order.
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
    // The content that was read must match the hash.
    if ((await findUncheckedContent(tx, orderId)) !== contentHash) throw new RetryLater('the order changed meanwhile');
    return { contentHash, order };
  });
  // Images are reduced outside a transaction, because it takes long.
  const preview = found && previewReport(await buildReport(ctx, found.order, await loadAttachmentCodes(ctx)));
  await transaction(ctx, system('clock'), async (tx) => {
    if (found && preview) {
      await storeReportCheck(ctx, tx, orderId, found.contentHash, preview);
      log.info({ orderId, problems: preview.problems.length }, 'report checked');
    }
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
}
