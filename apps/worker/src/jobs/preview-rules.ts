import { lockIfPending, markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { runPreview } from '@beian/rule-book/preview';
import type { JobHandler } from '../worker-context.ts';

/** Goes on where a worker ended. While another worker is at it the job stays open, and the outbox adds it again. */
export const previewRules: JobHandler<'previewRules'> = async ({ ctx, log }, { previewId }, outboxId) => {
  const isOpen = outboxId === null || (await transaction(ctx, system('clock'), (tx) => lockIfPending(tx, outboxId)));
  if (!isOpen) return;
  const end = await runPreview(ctx, previewId);
  if (end === 'elsewhere') return;
  if (end === 'done') log.info({ previewId }, 'what a draft of rules would do is worked out');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
