import type { Tx } from '@beian/database/transaction';
import { MAX_PROOF_TRIES, PROOF_TRIES_HOURS, proofReasons, type RecordProofView } from '@beian/domain/filing';
import { type Refusal, refusal } from '@beian/domain/text';

/** The state of a proof, for the partner that requested it. */
export interface ProofView extends RecordProofView {
  readonly recordId: string | null;
  /** Why access is not granted; null while the proof is pending and when it succeeded. */
  readonly refusal: Refusal | null;
}

/** A proof that the actor may see; a partner sees only its own. */
export async function findProof(tx: Tx, proofId: string): Promise<ProofView | undefined> {
  const { rows } = await tx.client.query<Omit<ProofView, 'refusal'> & { until: string | null; wrong: number }>(
    `/* findProof */ select p.id, p.filing_number as "filingNumber", p.state, app.iso(p.asked_at) as "askedAt",
       app.iso(p.answered_at) as "answeredAt", p.record_id as "recordId", app.iso(p.until) as until,
       (select count(*)::int from app.record_proofs o where o.partner_id = p.partner_id and o.state = 'REFUSED'
         and o.filing_number = p.filing_number and o.asked_at > app.now() - $2 * interval '1 hour') as wrong
     from app.record_proofs p where p.id = $1`,
    [proofId, PROOF_TRIES_HOURS],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { until, wrong, ...view } = row;
  const reason = {
    PENDING: () => null,
    PROVED: () => null,
    REFUSED: () => proofReasons.wrong(Math.max(MAX_PROOF_TRIES - wrong, 0)),
    STOPPED: () => proofReasons.stopped(until ?? ''),
    UNAVAILABLE: () => proofReasons.unavailable(),
  }[view.state]();
  return { ...view, refusal: reason === null ? null : refusal('GUARD_FAILED', reason) };
}

/** Whether the bureau's answer to a proof is still pending. */
export async function isProofPending(tx: Tx, proofId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* isProofPending */ select 1 from app.record_proofs where id = $1 and state = 'PENDING'`,
    [proofId],
  );
  return (rowCount ?? 0) > 0;
}
