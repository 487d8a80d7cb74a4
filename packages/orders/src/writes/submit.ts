import { refusal } from '@beian/domain';
import { eq } from 'drizzle-orm';
import { requestFilingChecks } from '../filings/ask.ts';
import { orderContents } from '../schema/order.ts';
import { validateSubmission } from './validate-submission.ts';
import type { EventWrite } from './write.ts';

/**
 * A submission starts a new round. The guards went by what the rules said on the day of the last save; an ID may have run
 * down and a person come of age since, so the rules are asked once more for today, and their word is what is reviewed.
 */
export const submit: EventWrite = async ({ ctx, tx, loaded, actor, input }) => {
  const validated = await validateSubmission(ctx, tx, { loaded, actor, input });
  if (validated.reasons.length > 0) return refusal('GUARD_FAILED', ...validated.reasons);
  const { findings, assessment } = validated;
  // What the bureau has not answered, or not today, is asked again for the reviewer: it keeps nobody from submitting.
  await requestFilingChecks(tx, { orderId: loaded.row.id, facts: validated.facts, force: false });
  await tx.update(orderContents).set({ findings, assessment }).where(eq(orderContents.orderId, loaded.row.id));
  return {
    set: { round: loaded.row.round + 1, submittedAt: loaded.facts.now },
    logged: { acknowledged: (input as { acknowledged: string[] }).acknowledged },
  };
};
