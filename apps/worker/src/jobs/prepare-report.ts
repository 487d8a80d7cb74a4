import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { ContentChanged, checkReport } from '@beian/submissions/report-check';
import { type JobHandler, RetryLater } from '../worker-context.ts';

/** Checks the report of the order as it is now, unless a push did. If it cannot be built, that is stored for the desk and the job is retried. */
export const prepareReport: JobHandler<'prepareReport'> = async ({ ctx, log }, { orderId }, outboxId) => {
  const problems = await checkReport(ctx, orderId).catch((error: unknown) => {
    throw error instanceof ContentChanged ? new RetryLater(error.message) : error;
  });
  if (problems !== undefined) log.info({ orderId, problems }, 'report checked');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
