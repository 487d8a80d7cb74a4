import {
  type Actor,
  type DryRun,
  dryRunOf,
  evaluateEvent,
  eventRow,
  guards,
  orderLifeCycle,
  type Reason,
  type Refusal,
} from '@beian/domain';
import { type AppContext, isTest, readingOnly } from './context.ts';
import { checkInput } from './input.ts';
import { previewChecks } from './machine-checks.ts';
import { orderNotFound, toRefusal } from './refusals.ts';
import { findFacts } from './sql/facts.ts';
import { validateSubmission } from './writes/validate-submission.ts';

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
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) return undefined;
    const judged = evaluateEvent(orderLifeCycle, guards, 'submit', loaded.facts, actor, checked.value);
    const validated = await validateSubmission(ctx, tx, { loaded, actor, input: checked.value });
    return { hand: loaded, judged, weighed: validated };
  });
  if (read === undefined) return orderNotFound;
  const { hand: loaded, judged, weighed: validated } = read;
  // Who may not hand it in at all is told that alone.
  if (!judged.allowed && judged.presence === 'hidden') return toRefusal(judged);
  const run = dryRunOf({
    facts: validated.facts,
    refused: withoutDuplicates([...(judged.allowed ? [] : judged.reasons), ...validated.reasons]),
    machine: await previewChecks(ctx, orderId, { test: isTest(ctx, actor) }),
  });
  return { ...run, orderId, version: loaded.row.version, edition: loaded.facts.edition };
}

/** What the last save and the rules of today both say is said once. */
const withoutDuplicates = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    (reason, at) =>
      reasons.findIndex(
        ({ code, field, message }) =>
          code === reason.code && field === reason.field && message.zh === reason.message.zh,
      ) === at,
  );
