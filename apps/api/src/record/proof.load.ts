import { findProof, inTransaction, proofIsPending, proveRecord } from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { present } from '../page.ts';
import { refused } from '../words.ts';
import type { ProofInput } from './proof.type.ts';

/** How long a caller waits for the bureau, ms. */
const PATIENCE_MS = 5000;

/** Asks for a proof, and gives it as it stands once the bureau has answered, or after 5 s. */
export async function prove(context: Context, input: ProofInput, key: string) {
  const { ctx, changes } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(ctx, actor, (tx) =>
    proveRecord(ctx, tx, { actor, input: present(input), key }),
  );
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  const { proofId } = outcome;
  const settled = async () => !(await inTransaction(ctx, actor, (tx) => proofIsPending(tx, proofId)));
  await changes.untilProof(proofId, PATIENCE_MS, settled);
  const proof = await proofInWords(context, proofId);
  if (proof === null) throw new Error('a proof is out of the sight of who asked for it');
  return proof;
}

/** A proof of the caller's own; null where there is none. */
export async function proofInWords(context: Context, proofId: string) {
  const proof = await inTransaction(context.ctx, actorOf(context), (tx) => findProof(tx, proofId));
  if (proof === undefined) return null;
  const { refusal, ...row } = proof;
  return refusal === null ? row : refused(refusal, context.language);
}
