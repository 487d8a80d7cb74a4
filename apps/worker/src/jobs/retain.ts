import type { RetentionKind } from '@beian/domain';
import { addJob, applyRetention as deleteDue, lockIfPending, markJobDone, system, transaction } from '@beian/orders';
import type { JobHandler } from '../worker-context.ts';

/** One job works so long at a time, ms; the rest is asked for anew, so that a worker that ends loses a batch at most. */
const TIME_BUDGET_MS = 20_000;

/** Deletes what is due of one kind. Rests as long as it works: people at the desk come first. */
export const retain: JobHandler<'retain'> = async ({ ctx, log }, { kindId: kind }, outboxId) => {
  const isOpen = outboxId === null || (await transaction(ctx, system('clock'), (tx) => lockIfPending(tx, outboxId)));
  if (!isOpen) return;
  const { deleted, through } = await deleteDue(ctx, kind as RetentionKind, {
    timeLimitMs: TIME_BUDGET_MS,
    pauseFactor: 1,
  });
  if (deleted > 0) log.info({ kind, deleted, through }, 'what was kept long enough is deleted');
  await transaction(ctx, system('clock'), async (tx) => {
    if (!through) await addJob(tx, 'retain', { kindId: kind });
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
};
