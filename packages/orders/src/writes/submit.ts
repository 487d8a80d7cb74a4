import {
  type FieldId,
  fieldRow,
  fill,
  guards,
  type Reason,
  reasonsOf,
  refusal,
  requiredKinds,
  shanghaiDay,
  text,
} from '@beian/domain';
import { eq } from 'drizzle-orm';
import { assessed } from '../assessment.ts';
import { publishedFor } from '../bureau/published.ts';
import { readCurrent } from '../content.ts';
import { askAboutFilings } from '../filings/ask.ts';
import { orderContents } from '../schema/order.ts';
import type { Write } from './write.ts';

/** Nobody has seen the change beside what is filed now, neither its applicant nor the rules. */
const filedSince = (field: FieldId): Reason => ({
  code: 'FILED_SINCE',
  field,
  message: fill(text('填报之后，备案中的“{zh}”已有变化', 'What is filed has changed since this was filled in: {en}'), {
    ...fieldRow(field).label,
  }),
  suggestion: text('请重新保存一次，核对后再提交', 'Save once more, compare, and submit again'),
  ruleId: 'life-cycle: submit',
});

/**
 * A submission starts a new round. The guards went by what the rules said on the day of the last save; an ID may have run
 * down and a person come of age since, so the rules are asked once more for today, and their word is what is reviewed.
 */
export const submit: Write = async ({ house, tx, hand, actor, input }) => {
  const { kind, province, edition, now } = hand.facts;
  const { base, now: after, outdated } = await readCurrent(house, tx, { ...hand.row, kind });
  if (outdated.length > 0) return refusal('GUARD_FAILED', ...outdated.map(filedSince));
  const today = shanghaiDay(Date.parse(now));
  const published = await publishedFor(house, tx, province, after);
  const { findings, assessment } = assessed({ kind, province, edition, today, before: base, after, published });
  const facts = { ...hand.facts, findings, required: requiredKinds(assessment) };
  const reasons = (['formValid', 'materialsComplete'] as const).flatMap((name): readonly Reason[] =>
    reasonsOf(name, guards[name], facts, actor, input),
  );
  if (reasons.length > 0) return refusal('GUARD_FAILED', ...reasons);
  // What the bureau has not answered, or not today, is asked again for the reviewer: it keeps nobody from submitting.
  await askAboutFilings(tx, { orderId: hand.row.id, facts, anew: false });
  await tx.update(orderContents).set({ findings, assessment }).where(eq(orderContents.orderId, hand.row.id));
  return {
    set: { round: hand.row.round + 1, submittedAt: now },
    logged: { acknowledged: (input as { acknowledged: string[] }).acknowledged },
  };
};
