import { readOnly, transaction } from '@beian/database/transaction';
import { WORKER_WAIT_MS } from '@beian/domain/order';
import { findProof, isProofPending, proveRecord } from '@beian/submissions/proofs';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { omitNullish } from '../page.ts';
import type { ProofInput } from './proof.type.ts';

/** Starts a proof and returns it once the bureau has answered, or after WORKER_WAIT_MS. */
export async function prove(context: RequestContext, input: ProofInput, key: string) {
  const { ctx, changes } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) =>
    proveRecord(ctx, tx, { actor, input: omitNullish(input), key }),
  );
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  const { proofId } = outcome;
  const isSettled = async () => !(await readOnly(ctx, actor, (tx) => isProofPending(tx, proofId)));
  await changes.waitForLookup(proofId, WORKER_WAIT_MS, isSettled);
  const proof = await findLocalizedProof(context, proofId);
  if (proof === null) throw new Error('a proof is out of the sight of who asked for it');
  return proof;
}

/** A proof of the caller; null if there is none with this id. */
export async function findLocalizedProof(context: RequestContext, proofId: string) {
  const proof = await readOnly(context.ctx, actorOf(context), (tx) => findProof(tx, proofId));
  if (proof === undefined) return null;
  const { refusal, ...row } = proof;
  return refusal === null ? row : toActionRefused(refusal, context.language);
}
