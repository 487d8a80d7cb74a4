import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { runMachineChecks as check } from '@beian/orders/machine-checks';
import type { JobHandler } from '../worker-context.ts';

/** Runs the machine checks of an order. No caller waits for them; a second run finds little to do. */
export const checkContent: JobHandler<'checkContent'> = async ({ ctx, log }, { orderId }, outboxId) => {
  const files = await check(ctx, orderId);
  if (files.length > 0) log.warn({ orderId, files }, 'stored pictures are missing or damaged');
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
