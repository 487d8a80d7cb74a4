import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type ClaimOutcome, claimRecord, compareClaim, listClaimIds, loadClaims } from '@beian/orders/record-claims';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import type { ClaimInput } from './claim.type.ts';

export function listClaims(context: RequestContext, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listClaimIds(tx, omitNullish(page)));
    return connectionOf(ids, await loadClaims(ctx, tx, ids.ids, { actor, language }));
  });
}

/** Stores the claim, then compares it; where this process dies in between, the worker compares it. */
export async function claim(context: RequestContext, input: ClaimInput, key: string) {
  const { ctx } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) =>
    claimRecord(ctx, tx, { actor, input: omitNullish(input), key }),
  );
  if (outcome.ok) await compareClaim(ctx, outcome.claimId, actor.test === true);
  return readOnly(ctx, actor, (tx) => answer(context, tx, actor, outcome));
}

/** Takes a step and returns the claim as it then stands. */
export function settleClaimStep(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<ClaimOutcome>) {
  const actor = actorOf(context);
  return transaction(context.ctx, actor, async (tx) => answer(context, tx, actor, await step(tx, actor)));
}

async function answer({ ctx, language }: RequestContext, tx: Tx, actor: Actor, outcome: ClaimOutcome) {
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const [found] = await loadClaims(ctx, tx, [outcome.claimId], { actor, language });
  if (found === undefined) throw new Error('a claim is out of the sight of a party to it');
  return found;
}
