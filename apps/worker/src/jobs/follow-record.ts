import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { syncOrderWithRecord as follow } from '@beian/submissions/publication';
import type { JobHandler } from '../worker-context.ts';

/** Applies to an order that is back at the desk what the bureau published while its file was fixed. */
export const followRecord: JobHandler<'followRecord'> = ({ ctx }, { orderId }, outboxId) =>
  transaction(ctx, system('bureau'), async (tx) => {
    await follow(ctx, tx, orderId);
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
