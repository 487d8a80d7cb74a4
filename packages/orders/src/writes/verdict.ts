import { newId } from '../ids.ts';
import { verdicts } from '../schema/order.ts';
import type { Write } from './write.ts';

/** A verdict belongs to the item's content hash, which the guard has just compared. */
export const recordVerdict: Write = async ({ tx, hand, actor, input }) => {
  const { item, hash, verdict } = input as { item: string; hash: string; verdict: 'pass' | 'return' };
  await tx.insert(verdicts).values({
    id: newId('verdict'),
    orderId: hand.row.id,
    item,
    hash,
    verdict,
    staffId: actor.id,
    staffName: actor.name,
  });
  return { logged: { item, verdict } };
};
