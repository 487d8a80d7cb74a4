import { refusal } from '@beian/domain';
import { eq } from 'drizzle-orm';
import { askAboutFilings } from '../filings/ask.ts';
import { orderContents } from '../schema/order.ts';
import { weighSubmission } from './weigh-submission.ts';
import type { Write } from './write.ts';

/**
 * A submission starts a new round. The guards went by what the rules said on the day of the last save; an ID may have run
 * down and a person come of age since, so the rules are asked once more for today, and their word is what is reviewed.
 */
export const submit: Write = async ({ ctx, tx, hand, actor, input }) => {
  const weighed = await weighSubmission(ctx, tx, { hand, actor, input });
  if (weighed.reasons.length > 0) return refusal('GUARD_FAILED', ...weighed.reasons);
  const { findings, assessment } = weighed;
  // What the bureau has not answered, or not today, is asked again for the reviewer: it keeps nobody from submitting.
  await askAboutFilings(tx, { orderId: hand.row.id, facts: weighed.facts, anew: false });
  await tx.update(orderContents).set({ findings, assessment }).where(eq(orderContents.orderId, hand.row.id));
  return {
    set: { round: hand.row.round + 1, submittedAt: hand.facts.now },
    logged: { acknowledged: (input as { acknowledged: string[] }).acknowledged },
  };
};
