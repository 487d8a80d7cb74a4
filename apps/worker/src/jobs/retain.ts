import { addJob, lockIfPending, markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import type { RetentionKind } from '@beian/domain/personal';
import { applyRetention as deleteDue } from '@beian/privacy/retention';
import type { JobHandler } from '../worker-context.ts';

/** Time limit of one job, ms; a further job is enqueued for the rest, so that a worker that ends loses one batch at most. */
const TIME_BUDGET_MS = 20_000;

/** Deletes rows of one kind whose retention period is over. Pauses as long as it works, so that the desk is not slowed down. */
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
