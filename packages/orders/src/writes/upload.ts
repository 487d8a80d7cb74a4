import { and, eq } from 'drizzle-orm';
import type { Tx } from '../context.ts';
import { submissionOrders } from '../schema/bureau.ts';
import { closeSmsChecks } from '../sql/sms-checks.ts';
import type { EventWrite } from './write.ts';

/** A refused upload answers its attempt. */
export const recordTechnicalRefusal: EventWrite = async ({ tx, loaded, input }) => {
  const { submissionId, code, matchedBy } = input as { submissionId: string; code?: string; matchedBy?: string };
  await answerAttempt(tx, submissionId, loaded.row.id, loaded.facts.now, 'technical');
  return { logged: { submissionId, code, matchedBy } };
};

/** How an attempt was answered; a result that says the same again is no event. */
export type AttemptAnswer = 'approved' | 'refused' | 'technical' | 'smsReturned' | 'recalled' | 'writtenOff' | 'split';

/** The attempt of this order in this submission has its answer; nobody waits for the ministry's any more. */
export async function answerAttempt(
  tx: Tx,
  submissionId: string,
  orderId: string,
  at: string,
  answer?: AttemptAnswer,
): Promise<void> {
  await setAttemptAnswer(tx, submissionId, orderId, at, answer);
  await closeSmsChecks(tx, orderId);
}

/** Marks the attempt as answered at this instant; null: as waiting for its answer. */
export async function setAttemptAnswer(
  tx: Tx,
  submissionId: string,
  orderId: string,
  at: string | null,
  answer: AttemptAnswer | null = null,
): Promise<void> {
  await tx
    .update(submissionOrders)
    .set({ answeredAt: at, answer })
    .where(and(eq(submissionOrders.submissionId, submissionId), eq(submissionOrders.orderId, orderId)));
}

/** Its file could not be built: the same content is judged anew, with what stood in the way. */
export const failReport: EventWrite = async ({ input }) => ({
  logged: { problems: (input as { problems: string[] }).problems },
});
