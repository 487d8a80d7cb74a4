import { readOnly, transaction } from '@beian/database/transaction';
import { WORKER_WAIT_MS } from '@beian/domain/order';
import { findKindLookup, lookUpOrderKind } from '@beian/submissions/kind-lookups';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import type { OrderKindLookupInput } from './kind-lookup.type.ts';

/** Starts a lookup and returns it once the bureau has answered, or after WORKER_WAIT_MS. */
export async function lookUpKind(context: RequestContext, input: OrderKindLookupInput, key: string) {
  const { ctx, changes, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => lookUpOrderKind(ctx, tx, { actor, input: { ...input }, key }));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const { lookupId } = outcome;
  const isAnswered = async () =>
    (await readOnly(ctx, actor, (tx) => findKindLookup(tx, lookupId)))?.state !== 'PENDING';
  await changes.waitForLookup(lookupId, WORKER_WAIT_MS, isAnswered);
  const lookup = await findLocalizedLookup(context, lookupId);
  if (lookup === null) throw new Error('a lookup is out of the sight of who asked for it');
  return lookup;
}

/** A lookup of the caller; null if there is none with this id. */
export async function findLocalizedLookup(context: RequestContext, id: string) {
  const lookup = await readOnly(context.ctx, actorOf(context), (tx) => findKindLookup(tx, id));
  if (lookup === undefined) return null;
  const { message, suggestion, ...row } = lookup;
  const { language } = context;
  return { ...row, message: message?.[language] ?? null, suggestion: suggestion?.[language] ?? null };
}
