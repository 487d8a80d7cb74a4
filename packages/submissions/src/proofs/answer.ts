import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import type { ProofState } from '@beian/domain/filing';
import type { LookupFault } from '@beian/orders/lookups';
import { keepProvedRecord } from '@beian/records/record';
import { type ProofSecret, proofSecretAad, provinceOfNumber } from './ask.ts';

/** Length of a worker's claim on a proof, seconds; after that the proof counts as unanswered. */
const CLAIM_TIMEOUT_S = 60;

/** A proof to ask a bureau about. Personal data: never log it. */
export interface PendingProof {
  readonly id: string;
  readonly partnerId: string;
  readonly filingNumber: string;
  /** The website whose number was given; null: the subject's was. */
  readonly websiteNumber: string | null;
  /** null when no connection serves the number's province. */
  readonly bureauId: string | null;
  readonly secret: ProofSecret;
}

/**
 * Claims new proofs. Each is asked at most once, because the bureau counts attempts; a proof whose worker died becomes
 * UNAVAILABLE, and its partner must send it again.
 */
export function claimPendingProofs(ctx: AppContext, limit: number): Promise<PendingProof[]> {
  return transaction(ctx, system('bureau'), async (tx) => {
    const { rows: lost } = await tx.client.query<{ id: string }>(
      `/* claimPendingProofs */ update app.record_proofs set state = 'UNAVAILABLE', answered_at = app.now(), secret = null, fault = 'lost'
       where state = 'PENDING' and taken_at <= app.now() - $1 * interval '1 second' returning id`,
      [CLAIM_TIMEOUT_S],
    );
    for (const { id } of lost) await tx.client.query(`select pg_notify('lookups', $1)`, [id]);
    const { rows } = await tx.client.query<{
      id: string;
      partnerId: string;
      filingNumber: string;
      websiteNumber: string | null;
      secret: Buffer;
    }>(
      `/* claimPendingProofs */ with due as (select id from app.record_proofs where state = 'PENDING' and taken_at is null
         order by asked_at, id limit $1 for update skip locked)
       update app.record_proofs p set taken_at = app.now() from due where p.id = due.id
       returning p.id, p.partner_id as "partnerId", p.filing_number as "filingNumber",
         p.website_number as "websiteNumber", p.secret`,
      [limit],
    );
    const { rows: routes } = await tx.client.query<{ province: string; bureau_id: string }>(
      '/* claimPendingProofs */ select province, bureau_id from app.bureau_provinces',
    );
    return rows.map(({ secret, ...row }) => {
      const province = provinceOfNumber(row.filingNumber);
      const bureauId = routes.find((one) => one.province === province)?.bureau_id ?? null;
      return { ...row, bureauId, secret: ctx.keys.unsealJson<ProofSecret>(proofSecretAad(row.id), secret) };
    });
  });
}

/** The outcome of asking. `stopHours`: how long the number must not be asked about. */
export type ProofAnswer =
  | { readonly kind: 'answered'; readonly correct: boolean }
  | { readonly kind: 'tooMany'; readonly stopHours: number }
  | { readonly kind: 'fault'; readonly fault: LookupFault };

/**
 * Stores the bureau's answer, once. A matching password gives the partner access to the record; one that is filed through another
 * provider becomes known by its number. A wrong number and a wrong password are the same refusal. The MD5 text is kept only after
 * success.
 */
export function storeProofAnswer(ctx: AppContext, proof: PendingProof, answer: ProofAnswer): Promise<ProofState> {
  const actor = system('bureau');
  return transaction(ctx, actor, async (tx) => {
    const recordId = answer.kind === 'answered' && answer.correct ? await provedRecord(ctx, tx, proof) : null;
    const unprovedState =
      answer.kind === 'answered' ? 'REFUSED' : answer.kind === 'tooMany' ? 'STOPPED' : 'UNAVAILABLE';
    const state: ProofState = recordId === null ? unprovedState : 'PROVED';
    const kept = recordId === null ? null : ctx.keys.sealJson(proofSecretAad(proof.id), { md5: proof.secret.md5 });
    const { rowCount } = await tx.client.query(
      `/* storeProofAnswer */ update app.record_proofs set state = $2, answered_at = app.now(), record_id = $3, secret = $4,
         until = app.now() + $5 * interval '1 hour', fault = $6 where id = $1 and state = 'PENDING'`,
      [
        proof.id,
        state,
        recordId,
        kept,
        answer.kind === 'tooMany' ? answer.stopHours : null,
        answer.kind === 'fault' ? answer.fault : null,
      ],
    );
    if (rowCount !== 1) return state;
    if (recordId !== null) {
      // The proof is recorded as the basis of the access.
      await tx.client.query(
        `/* storeProofAnswer */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3) on conflict do nothing`,
        [proof.partnerId, recordId, proof.id],
      );
      noteWritten(tx, 'partner_records', `${proof.partnerId} ${recordId}`);
    }
    const outcome = state === 'PROVED' ? 'done' : 'refused';
    const auditDetails = { partnerId: proof.partnerId, state, ...(recordId === null ? {} : { recordId }) };
    await writeAudit(tx, actor, 'answerProof', proof.id, outcome, auditDetails);
    await tx.client.query(`select pg_notify('lookups', $1)`, [proof.id]);
    return state;
  });
}

/** The record with the proved number; one that no bureau has published to us is added. */
async function provedRecord(ctx: AppContext, tx: Tx, proof: PendingProof): Promise<string | null> {
  const { filingNumber, websiteNumber, secret } = proof;
  const { rows } = await tx.client.query<{ id: string; elsewhere: boolean }>(
    '/* provedRecord */ select id, elsewhere from app.records where filing_number = $1 order by filed desc limit 1',
    [filingNumber],
  );
  const [known] = rows;
  if (known !== undefined && !known.elsewhere) return known.id;
  const province = provinceOfNumber(filingNumber);
  if (province === undefined) return null;
  return keepProvedRecord(ctx, tx, { filingNumber, province, websiteNumber, filingPasswordHash: secret.md5 });
}
