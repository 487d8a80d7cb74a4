import { createHash } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { checkFilingNumber, gbkBytes, subjectNumberOf } from '@beian/domain/checks';
import {
  canonicalFilingNumber,
  MAX_PROOF_TRIES,
  MAX_PROOFS_PER_HOUR,
  PROOF_TRIES_HOURS,
  proofInput,
  proofReasons,
} from '@beian/domain/filing';
import { provinceCodes, provinces } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal } from '@beian/domain/text';

export type ProofOutcome =
  | { readonly ok: true; readonly proofId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** The sealed forms of a password: its MD5 text, and the clear text only where the bureau accepts no other form. */
export interface ProofSecret {
  readonly md5: string;
  readonly clear?: string;
}
export const proofSecretAad = (id: string): string => `record_proofs.secret:${id}`;

/** The province of a filing number, by its first character; undefined when it names none. */
export const provinceOfNumber = (number: string) => provinceCodes.find((code) => provinces[code].short === number[0]);

/**
 * A partner requests a proof. The new row wakes the worker, which asks the bureau once. The record is not looked up
 * here, so that numbers of ours and of others are treated alike. One effect per idempotency key; audited without number
 * and password.
 */
export async function proveRecord(
  ctx: AppContext,
  tx: Tx,
  { actor, input, key }: { actor: Actor; input: unknown; key: string },
): Promise<ProofOutcome> {
  // A keyed hash, because a plain hash over a password could be brute-forced.
  const body = ctx.keys.searchHashes('proof-call', JSON.stringify(['proveRecord', input]));
  const seen = await findAnswer<ProofOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const inserted = await insertProof(ctx, tx, actor, input);
  const outcome: ProofOutcome =
    typeof inserted === 'string' ? { ok: true, proofId: inserted } : { ok: false, refusal: inserted };
  const codes =
    typeof inserted === 'string' ? {} : { code: inserted.code, codes: inserted.reasons.map((one) => one.code) };
  const target = outcome.ok ? outcome.proofId : undefined;
  await writeAudit(tx, actor, 'proveRecord', target, outcome.ok ? 'done' : 'refused', codes);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function insertProof(ctx: AppContext, tx: Tx, actor: Actor, input: unknown): Promise<string | Refusal> {
  if (actor.kind !== 'partner') return partnersOnly;
  const checked = checkInput(proofInput, input);
  if ('reasons' in checked) return checked;
  const { filingNumber: typed, password } = checked.value;
  const given = canonicalFilingNumber(typed);
  // A password is a subject's: a website's number is its subject's with a serial.
  const number = subjectNumberOf(given);
  const websiteNumber = given === number ? null : given;
  const {
    outcome,
    message,
    suggestion = message,
  } = checkFilingNumber(given, websiteNumber === null ? 'subject' : 'website');
  if (outcome === 'fail') return refusal('INVALID_INPUT', proofReasons.malformed(message, suggestion));
  const bytes = gbkBytes(password);
  if (bytes === undefined) return refusal('INVALID_INPUT', proofReasons.unsendable());
  const province = provinceOfNumber(number);
  const { rows } = await tx.client.query<{ form: string | null; served: boolean }>(
    '/* proveRecord */ select app.filing_password_form($1) as form, app.isp_of($1) is not null as served',
    [province],
  );
  if (province !== undefined && rows[0]?.served === false)
    return refusal('GUARD_FAILED', proofReasons.provinceNotServed(provinces[province].label));
  const obstacle = await findProofObstacle(tx, actor.id, number);
  if (obstacle !== null) return refusal('GUARD_FAILED', obstacle);
  const id = newId('proof');
  const secret: ProofSecret = {
    md5: createHash('md5').update(bytes).digest('hex'),
    ...(rows[0]?.form === 'CLEAR' ? { clear: password } : {}),
  };
  await tx.client.query(
    '/* proveRecord */ insert into app.record_proofs (id, partner_id, filing_number, website_number, secret) values ($1, $2, $3, $4, $5)',
    [id, actor.id, number, websiteNumber, ctx.keys.sealJson(proofSecretAad(id), secret)],
  );
  return id;
}

/**
 * The reason against another attempt, if any; counted under a lock, so that concurrent attempts cannot exceed the
 * limit.
 */
async function findProofObstacle(tx: Tx, partnerId: string, number: string): Promise<Reason | null> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('proof:' || $1, 0))`, [partnerId]);
  const { rows } = await tx.client.query<{
    stopped: string | null;
    pending: boolean;
    wrong: number;
    wrong_over: string | null;
    all: number;
    all_over: string | null;
  }>(
    `/* whyNotProve */ select app.iso(app.filing_number_stopped($2)) as stopped,
       coalesce(bool_or(state = 'PENDING' and filing_number = $2), false) as pending,
       (count(*) filter (where state = 'REFUSED' and filing_number = $2))::int as wrong,
       app.iso(min(asked_at) filter (where state = 'REFUSED' and filing_number = $2) + $3 * interval '1 hour') as wrong_over,
       (count(*) filter (where asked_at > app.now() - interval '1 hour'))::int as all,
       app.iso(min(asked_at) filter (where asked_at > app.now() - interval '1 hour') + interval '1 hour') as all_over
     from app.record_proofs where partner_id = $1 and asked_at > app.now() - $3 * interval '1 hour'`,
    [partnerId, number, PROOF_TRIES_HOURS],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (row.stopped !== null) return proofReasons.stopped(row.stopped);
  if (row.pending) return proofReasons.pending();
  if (row.wrong >= MAX_PROOF_TRIES) return proofReasons.tooManyTries(row.wrong_over ?? '');
  return row.all >= MAX_PROOFS_PER_HOUR ? proofReasons.tooManyProofs(row.all_over ?? '') : null;
}

const partnersOnly = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('备案归属由合作方自行核实', 'A record is proved by the partner whose it is'),
  suggestion: bilingual('请用该合作方的密钥调用', 'Call with the key of that partner'),
  ruleId: 'D-records',
});
