import { followRecord as follow, inTransaction, markDone, system } from '@beian/orders';
import type { Handler } from '../work.ts';

/** An order is with us again: it follows what the bureau published while its file was fixed. */
export const followRecord: Handler<'followRecord'> = ({ ctx }, { orderId }, outboxId) =>
  inTransaction(ctx, system('bureau'), async (tx) => {
    await follow(ctx, tx, orderId);
    if (outboxId !== null) await markDone(tx, outboxId);
  });
