import { sweepFiles as holdAgainstRows, inTransaction, markDone, stillOpen, system } from '@beian/orders';
import type { Handler } from '../work.ts';

/** Holds the file store against the rows of both realms: they share it, and each sees its own rows alone. */
export const sweepFiles: Handler<'sweepFiles'> = async ({ ctx, test, log }, _payload, outboxId) => {
  const open = outboxId === null || (await inTransaction(ctx, system('clock'), (tx) => stillOpen(tx, outboxId)));
  if (!open) return;
  // Without the other realm its files would look like nobody's.
  if (test === undefined) throw new Error('this worker has no house for test orders');
  const { files, orphans, missing } = await holdAgainstRows([ctx, test.ctx]);
  if (orphans + missing > 0) log.warn({ files, orphans, missing }, 'files and rows differ');
  if (outboxId !== null) await inTransaction(ctx, system('clock'), (tx) => markDone(tx, outboxId));
};
