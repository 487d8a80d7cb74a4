import { leavePending } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { isTableRule } from '@beian/domain/codes';
import { checkFields } from '@beian/domain/order';
import { followMessageAdvice, type Reason, refusal } from '@beian/domain/text';
import { loadPublishedRules } from '@beian/records/published';
import { readContent } from '../content/content.ts';
import type { EventWrite } from '../event/write.ts';
import { markSpotChecksPushed } from '../spot-check/draw.ts';
import { beginByHand } from './manual.ts';

/**
 * Changes nothing on the order itself; a submission file will include it. Open spot checks do not stop it. Code tables
 * may have changed since the checks of the last submission, and the bureau would refuse codes no longer listed, so
 * those rules are checked again.
 */
export const pushToBureau: EventWrite = async ({ ctx, tx, loaded }) => {
  const { kind, province, edition, now } = loaded.facts;
  const { base: before, now: after } = await readContent(ctx, tx, loaded.row.id);
  const published = await loadPublishedRules(ctx, tx, province, after);
  const today = shanghaiDay(Date.parse(now));
  const reasons = checkFields({ kind, province, edition, today, before, after, published })
    .filter(({ outcome, ruleId }) => outcome === 'fail' && isTableRule(ruleId))
    .map(
      ({ field, ruleId, message, suggestion = followMessageAdvice }): Reason => ({
        code: 'CHECK_FAILED',
        field,
        ruleId,
        message,
        suggestion,
      }),
    );
  if (reasons.length > 0) return refusal('GUARD_FAILED', ...reasons);
  leavePending(tx, markSpotChecksPushed(tx, loaded.row.id));
  await beginByHand({ tx, loaded });
  return loaded.facts.bureau?.manual === true ? { logged: { byHand: true } } : {};
};
