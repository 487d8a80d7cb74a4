import {
  type Actor,
  type FieldId,
  fieldRow,
  fill,
  guards,
  type OrderFacts,
  type Reason,
  reasonsOf,
  requiredKinds,
  shanghaiDay,
  text,
} from '@beian/domain';
import { assessed } from '../assessment.ts';
import { publishedFor } from '../bureau/published.ts';
import { readCurrent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import type { OrderInHand } from '../sql/facts.ts';

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

type Assessed = Pick<ReturnType<typeof assessed>, 'findings' | 'assessment'>;

export interface WeighedSubmission extends Assessed {
  /** As the rules of today see the order. */
  readonly facts: OrderFacts;
  /** What keeps it from being handed in, beyond what the guards say of the last save; empty: nothing. */
  readonly reasons: readonly Reason[];
}

/**
 * What the rules say today of an order that is to be handed in. Reads alone: `submit` refuses or stores by it, and a dry run
 * (`dry-run.ts`) tells it, so that there is one set of rules.
 */
export async function weighSubmission(
  ctx: AppContext,
  tx: Tx,
  { hand, actor, input }: { readonly hand: OrderInHand; readonly actor: Actor; readonly input: unknown },
): Promise<WeighedSubmission> {
  const { kind, province, edition, now } = hand.facts;
  const { base, now: after, outdated } = await readCurrent(ctx, tx, { ...hand.row, kind });
  const today = shanghaiDay(Date.parse(now));
  const published = await publishedFor(ctx, tx, province, after);
  const { findings, assessment } = assessed({ kind, province, edition, today, before: base, after, published });
  const facts = { ...hand.facts, findings, required: requiredKinds(assessment) };
  const reasons =
    outdated.length > 0
      ? outdated.map(filedSince)
      : (['formValid', 'materialsComplete'] as const).flatMap((name) =>
          reasonsOf(name, guards[name], facts, actor, input),
        );
  return { facts, findings, assessment, reasons };
}
