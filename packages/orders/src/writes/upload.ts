import { and, eq } from 'drizzle-orm';
import type { Tx } from '../house.ts';
import { submissionOrders } from '../schema/bureau.ts';
import type { Write } from './write.ts';

/** A refused upload answers its attempt. */
export const settleAttempt: Write = async ({ tx, hand, input }) => {
  const { submissionId, code } = input as { submissionId: string; code?: string };
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now);
  return { logged: { submissionId, code } };
};

/** The attempt of this order in this submission has its answer. */
export async function answerAttempt(tx: Tx, submissionId: string, orderId: string, at: string): Promise<void> {
  await tx
    .update(submissionOrders)
    .set({ answeredAt: at })
    .where(and(eq(submissionOrders.submissionId, submissionId), eq(submissionOrders.orderId, orderId)));
}
