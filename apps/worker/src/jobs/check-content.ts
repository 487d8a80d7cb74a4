import { checkContent as check, inTransaction, markDone, system } from '@beian/orders';
import type { Handler } from '../work.ts';

/** Makes the machine checks of an order; nobody waits for them, and a second run finds little to do. */
export const checkContent: Handler<'checkContent'> = async ({ ctx }, { orderId }, outboxId) => {
  await check(ctx, orderId);
  if (outboxId !== null) await inTransaction(ctx, system('clock'), (tx) => markDone(tx, outboxId));
};
