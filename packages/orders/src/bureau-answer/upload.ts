import { noteWritten } from '@beian/database/covered-rows';
import { submissionOrders } from '@beian/database/schema';
import type { Tx } from '@beian/database/transaction';
import { and, eq } from 'drizzle-orm';
import type { EventWrite } from '../event/write.ts';
import { closeSmsChecks } from '../sms-checks/sms-checks.ts';

/** A refused upload closes its attempt. */
export const recordTechnicalRefusal: EventWrite<'uploadRefused'> = async ({ tx, loaded, input }) => {
  const { submissionId, code, matchedBy } = input;
  await answerAttempt(tx, submissionId, loaded.row.id, loaded.facts.now, 'technical');
  return { logged: { submissionId, code, matchedBy } };
};

/** How an attempt was answered. A second result with the same answer raises no event. */
export type AttemptAnswer =
  | 'approved'
  | 'refused'
  | 'technical'
  | 'smsReturned'
  | 'recalled'
  | 'writtenOff'
  | 'split'
  | 'renumbered';

/** Marks the attempt of this order in this submission as answered and closes its SMS checks. */
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

/** Sets the instant of the attempt's answer; null makes it wait for an answer again. */
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
  noteWritten(tx, 'submission_orders', `${submissionId} ${orderId}`);
}

/** The file could not be built: the order is judged again with the problems listed. */
export const failReport: EventWrite<'failReport'> = async ({ input }) => ({
  logged: { problems: input.problems },
});
