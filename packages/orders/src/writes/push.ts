import { checkFields, isTableRule, mendIt, refusal, shanghaiDay } from '@beian/domain';
import { publishedFor } from '../bureau/published.ts';
import { readContent } from '../content.ts';
import { noteSecondLooksPushed } from '../second-looks/draw.ts';
import type { Write } from './write.ts';

/**
 * Of the order nothing is written: a file takes it up. Second looks that are still open come too late to hold it. A code table may have come after the checks of the last submission, and
 * what it has no more the bureau would refuse, so its word is asked once more.
 */
export const pushToBureau: Write = async ({ ctx, tx, hand }) => {
  const { kind, province, edition, now } = hand.facts;
  const { base: before, now: after } = await readContent(ctx, tx, hand.row.id);
  const published = await publishedFor(ctx, tx, province, after);
  const today = shanghaiDay(Date.parse(now));
  const reasons = checkFields({ kind, province, edition, today, before, after, published })
    .filter(({ outcome, ruleId }) => outcome === 'fail' && isTableRule(ruleId))
    .map(({ field, ruleId, message, suggestion = mendIt }) => ({
      code: 'CHECK_FAILED',
      field,
      ruleId,
      message,
      suggestion,
    }));
  if (reasons.length > 0) return refusal('GUARD_FAILED', ...reasons);
  return { written: noteSecondLooksPushed(tx, hand.row.id) };
};
