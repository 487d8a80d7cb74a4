import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { type FieldId, fieldRow } from '@beian/domain/filing';
import { failureReasons } from '@beian/domain/life-cycle';
import { guards, type OrderFacts, requiredKinds } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { bilingual, fillTemplate, type Reason } from '@beian/domain/text';
import { loadPublishedRules } from '@beian/records/published';
import { assessmentColumns } from '../content/assessment-columns.ts';
import { readRebasedContent } from '../content/content.ts';
import type { LoadedOrder } from '../facts/facts.ts';

/**
 * The filed value changed after the draft was saved, so neither the applicant nor the rules have seen the change
 * against it.
 */
const filedSinceReason = (field: FieldId): Reason => ({
  code: 'FILED_SINCE',
  field,
  message: fillTemplate(
    bilingual('填报之后，备案中的“{zh}”已有变化', 'What is filed has changed since this was filled in: {en}'),
    {
      ...fieldRow(field).label,
    },
  ),
  suggestion: bilingual('请重新保存一次，核对后再提交', 'Save once more, compare, and submit again'),
  ruleId: 'L-submit',
});

type Assessed = Pick<ReturnType<typeof assessmentColumns>, 'findings' | 'assessment'>;

export interface ValidatedSubmission extends Assessed {
  /** The facts under today's rules. */
  readonly facts: OrderFacts;
  /** Obstacles to the submission beyond the guards' own; empty when there are none. */
  readonly reasons: readonly Reason[];
}

/**
 * The result of today's rules for an order about to be submitted. Only reads: `submit` stores or refuses by it and a
 * dry run (`dry-run.ts`) reports it, so both use the same rules.
 */
export async function validateSubmission(
  ctx: AppContext,
  tx: Tx,
  { loaded, actor, input }: { readonly loaded: LoadedOrder; readonly actor: Actor; readonly input: unknown },
): Promise<ValidatedSubmission> {
  const { kind, province, edition, now } = loaded.facts;
  const { base, now: after, outdated } = await readRebasedContent(ctx, tx, { ...loaded.row, kind });
  const today = shanghaiDay(Date.parse(now));
  const published = await loadPublishedRules(ctx, tx, province, after);
  const { findings, assessment } = assessmentColumns({
    kind,
    province,
    edition,
    today,
    before: base,
    after,
    published,
  });
  const facts = { ...loaded.facts, findings, required: requiredKinds(assessment) };
  const reasons =
    outdated.length > 0
      ? outdated.map(filedSinceReason)
      : (['formValid', 'materialsComplete'] as const).flatMap((name) =>
          failureReasons(name, guards[name], facts, actor, input),
        );
  return { facts, findings, assessment, reasons };
}
