import {
  type Actor,
  type DryRun,
  dryRunOf,
  eventRow,
  guards,
  judge,
  orderLifeCycle,
  type Reason,
  type Refusal,
} from '@beian/domain';
import { type AppContext, isTest, readingOnly } from './context.ts';
import { checkInput } from './input.ts';
import { foreseeChecks } from './machine-checks.ts';
import { classOf, notFound } from './refusals.ts';
import { findFacts } from './sql/facts.ts';
import { weighSubmission } from './writes/weigh-submission.ts';

/** A dry run, and which content and rules it is of. */
export interface DryRunView extends DryRun {
  readonly orderId: string;
  readonly version: number;
  readonly edition: string;
}

/**
 * 预检: what would become of an order that its partner hands in now with this `input` of `submit`. The judge, the rules of the day and
 * the machine checks are asked as `submit` and `checkContent` ask them; both transactions are read only, so PostgreSQL itself
 * refuses whatever would write, queue or count. Nobody outside is asked: the answers that it goes by are told.
 * @returns a refusal where the caller has no such order or may not hand it in now, or the input is not of its shape
 */
export async function dryRun(
  ctx: AppContext,
  actor: Actor,
  { orderId, input }: { readonly orderId: string; readonly input: unknown },
): Promise<DryRunView | Refusal> {
  const checked = checkInput(eventRow('submit').input, input);
  if ('reasons' in checked) return checked;
  const read = await readingOnly(ctx, actor, async (tx) => {
    const hand = (await findFacts(tx, [orderId])).get(orderId);
    if (hand === undefined) return undefined;
    const judged = judge(orderLifeCycle, guards, 'submit', hand.facts, actor, checked.value);
    const weighed = await weighSubmission(ctx, tx, { hand, actor, input: checked.value });
    return { hand, judged, weighed };
  });
  if (read === undefined) return notFound;
  const { hand, judged, weighed } = read;
  // Who may not hand it in at all is told that alone.
  if (!judged.allowed && judged.presence === 'hidden') return classOf(judged);
  const run = dryRunOf({
    facts: weighed.facts,
    refused: once([...(judged.allowed ? [] : judged.reasons), ...weighed.reasons]),
    machine: await foreseeChecks(ctx, orderId, { test: isTest(ctx, actor) }),
  });
  return { ...run, orderId, version: hand.row.version, edition: hand.facts.edition };
}

/** What the last save and the rules of today both say is said once. */
const once = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    (reason, at) =>
      reasons.findIndex(
        ({ code, field, message }) =>
          code === reason.code && field === reason.field && message.zh === reason.message.zh,
      ) === at,
  );
