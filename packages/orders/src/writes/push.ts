import { checkFields, followMessageAdvice, isTableRule, refusal, shanghaiDay } from '@beian/domain';
import { loadPublishedRules } from '../bureau/published.ts';
import { readContent } from '../content.ts';
import { markSpotChecksPushed } from '../second-looks/draw.ts';
import type { EventWrite } from './write.ts';

/**
 * Of the order nothing is written: a file takes it up. Second looks that are still open come too late to hold it. A code table may have come after the checks of the last submission, and
 * what it has no more the bureau would refuse, so its word is asked once more.
 */
export const pushToBureau: EventWrite = async ({ ctx, tx, loaded }) => {
  const { kind, province, edition, now } = loaded.facts;
  const { base: before, now: after } = await readContent(ctx, tx, loaded.row.id);
  const published = await loadPublishedRules(ctx, tx, province, after);
  const today = shanghaiDay(Date.parse(now));
  const reasons = checkFields({ kind, province, edition, today, before, after, published })
    .filter(({ outcome, ruleId }) => outcome === 'fail' && isTableRule(ruleId))
    .map(({ field, ruleId, message, suggestion = followMessageAdvice }) => ({
      code: 'CHECK_FAILED',
      field,
      ruleId,
      message,
      suggestion,
    }));
  if (reasons.length > 0) return refusal('GUARD_FAILED', ...reasons);
  return { pendingWrite: markSpotChecksPushed(tx, loaded.row.id) };
};
