import { sweepFiles as holdAgainstRows } from '@beian/database/erased-files';
import { lockIfPending, markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import type { JobHandler } from '../worker-context.ts';

/** Compares the file store with the rows of both realms: they share the store, and each transaction sees only the rows of its realm. */
export const sweepFiles: JobHandler<'sweepFiles'> = async ({ ctx, test, log }, _payload, outboxId) => {
  const isOpen = outboxId === null || (await transaction(ctx, system('clock'), (tx) => lockIfPending(tx, outboxId)));
  if (!isOpen) return;
  // Without the test realm its files would look like orphans.
  if (test === undefined) throw new Error('this worker has no context for test orders');
  const { files, orphans, missing } = await holdAgainstRows([ctx, test.ctx]);
  if (orphans + missing > 0) log.warn({ files, orphans, missing }, 'files and rows differ');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
