import { sweepFiles as holdAgainstRows, lockIfPending, markJobDone, system, transaction } from '@beian/orders';
import type { JobHandler } from '../worker-context.ts';

/** Holds the file store against the rows of both realms: they share it, and each sees its own rows alone. */
export const sweepFiles: JobHandler<'sweepFiles'> = async ({ ctx, test, log }, _payload, outboxId) => {
  const isOpen = outboxId === null || (await transaction(ctx, system('clock'), (tx) => lockIfPending(tx, outboxId)));
  if (!isOpen) return;
  // Without the other realm its files would look like nobody's.
  if (test === undefined) throw new Error('this worker has no house for test orders');
  const { files, orphans, missing } = await holdAgainstRows([ctx, test.ctx]);
  if (orphans + missing > 0) log.warn({ files, orphans, missing }, 'files and rows differ');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
