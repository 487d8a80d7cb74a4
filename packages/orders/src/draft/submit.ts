import { orderContents } from '@beian/database/schema';
import { refusal } from '@beian/domain/text';
import { eq } from 'drizzle-orm';
import type { EventWrite } from '../event/write.ts';
import { reuseFaceCheck } from '../face-check/reuse.ts';
import { requestFilingChecks } from '../lookups/ask-filings.ts';
import { lockServiceCode } from '../service-codes/lock.ts';
import { validateSubmission } from './validate-submission.ts';

/**
 * A submission starts a new round. The guards used the assessment of the last save; since then an ID may have expired
 * or a person come of age, so the rules run again for today and their result is what is reviewed.
 */
export const submit: EventWrite<'submit'> = async ({ ctx, tx, loaded, actor, input }) => {
  const validated = await validateSubmission(ctx, tx, { loaded, actor, input });
  if (validated.reasons.length > 0) return refusal('GUARD_FAILED', ...validated.reasons);
  const taken = await lockServiceCode(tx, loaded);
  if (taken !== null) return taken;
  const { findings, assessment } = validated;
  // Filing checks without an answer of today are requested again for the reviewer; they do not stop the submission.
  await requestFilingChecks(tx, { orderId: loaded.row.id, facts: validated.facts, force: false });
  await tx.update(orderContents).set({ findings, assessment }).where(eq(orderContents.orderId, loaded.row.id));
  const photo = await reuseFaceCheck(ctx, tx, loaded);
  return {
    set: {
      round: loaded.row.round + 1,
      submittedAt: loaded.facts.now,
      ...(photo === undefined ? {} : { standingPhoto: photo }),
    },
    ...(photo === undefined ? {} : { contentChanged: true }),
    logged: { acknowledged: input.acknowledged },
  };
};
