import { runMachineChecks as check, markJobDone, system, transaction } from '@beian/orders';
import type { JobHandler } from '../worker-context.ts';

/** Runs the machine checks of an order. No caller waits for them; a second run finds little to do. */
export const checkContent: JobHandler<'checkContent'> = async ({ ctx }, { orderId }, outboxId) => {
  await check(ctx, orderId);
  if (outboxId !== null) await transaction(ctx, system('clock'), (tx) => markJobDone(tx, outboxId));
};
