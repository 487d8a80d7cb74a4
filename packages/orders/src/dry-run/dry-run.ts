import { checkInput } from '@beian/database/input';
import { type AppContext, isTest, readOnly } from '@beian/database/transaction';
import { type DryRun, dryRunOf } from '@beian/domain/dry-run';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { eventRow, guards, orderLifeCycle } from '@beian/domain/order';
import { editionOf } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import type { Reason, Refusal } from '@beian/domain/text';
import { validateSubmission } from '../draft/validate-submission.ts';
import { findFacts } from '../facts/facts.ts';
import { orderNotFound, toRefusal } from '../facts/refusals.ts';
import { previewChecks } from '../machine-checks/machine-checks.ts';
import { findReadPapers } from '../readings/paper-view.ts';

/** A dry run with the order version and the rule edition that it applies to. */
export interface DryRunView extends DryRun {
  readonly orderId: string;
  readonly version: number;
  readonly edition: string;
}

/**
 * 预检 (dry run): what would happen if the partner submitted this order now with this `input` of `submit`. It uses the
 * same guards, rules and machine checks as `submit` and `checkContent`. Both transactions are read-only, so PostgreSQL
 * itself rejects any write. No outside system is asked; stored answers are used and reported.
 * @returns a refusal when the caller has no such order, may not submit it now, or the input is invalid
 */
export async function dryRun(
  ctx: AppContext,
  actor: Actor,
  { orderId, input }: { readonly orderId: string; readonly input: unknown },
): Promise<DryRunView | Refusal> {
  const checked = checkInput(eventRow('submit').input, input);
  if ('reasons' in checked) return checked;
  const read = await readOnly(ctx, actor, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) return undefined;
    const judged = evaluateEvent(orderLifeCycle, guards, 'submit', loaded.facts, actor, checked.value);
    const validated = await validateSubmission(ctx, tx, { loaded, actor, input: checked.value });
    return { hand: loaded, judged, weighed: validated, papers: await findReadPapers(ctx, tx, loaded, 'partner') };
  });
  if (read === undefined) return orderNotFound;
  const { hand: loaded, judged, weighed: validated, papers } = read;
  // A caller who may not submit the order at all gets only that refusal.
  if (!judged.allowed && judged.presence === 'hidden') return toRefusal(judged);
  const run = dryRunOf({
    facts: { ...validated.facts, findings: validated.findings.filter(({ deskOnly }) => deskOnly !== true) },
    refused: withoutDuplicates([...(judged.allowed ? [] : judged.reasons), ...validated.reasons]),
    machine: await previewChecks(ctx, orderId, { test: isTest(ctx, actor) }),
    papers,
  });
  return { ...run, orderId, version: loaded.row.version, edition: editionOf(loaded.facts.edition) };
}

/** Removes reasons that both the last save and today's rules report. */
const withoutDuplicates = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    (reason, at) =>
      reasons.findIndex(
        ({ code, field, message }) =>
          code === reason.code && field === reason.field && message.zh === reason.message.zh,
      ) === at,
  );
