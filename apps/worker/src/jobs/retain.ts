import type { RetentionKind } from '@beian/domain';
import { addJob, retain as deleteDue, inTransaction, markDone, stillOpen, system } from '@beian/orders';
import type { Handler } from '../work.ts';

/** One job works so long at a time, ms; the rest is asked for anew, so that a worker that ends loses a batch at most. */
const PATIENCE_MS = 20_000;

/** Deletes what is due of one kind. Rests as long as it works: people at the desk come first. */
export const retain: Handler<'retain'> = async ({ ctx, log }, { kindId: kind }, outboxId) => {
  const open = outboxId === null || (await inTransaction(ctx, system('clock'), (tx) => stillOpen(tx, outboxId)));
  if (!open) return;
  const { deleted, through } = await deleteDue(ctx, kind as RetentionKind, { patienceMs: PATIENCE_MS, rest: 1 });
  if (deleted > 0) log.info({ kind, deleted, through }, 'what was kept long enough is deleted');
  await inTransaction(ctx, system('clock'), async (tx) => {
    if (!through) await addJob(tx, 'retain', { kindId: kind });
    if (outboxId !== null) await markDone(tx, outboxId);
  });
};
