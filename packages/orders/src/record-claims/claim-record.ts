import { writeAudit } from '@beian/database/audit';
import { findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { checkFilingNumber } from '@beian/domain/checks';
import {
  type ClaimInput,
  type ClaimPaper,
  canonicalFilingNumber,
  claimInput,
  claimReasons,
  MAX_CLAIMS_PER_DAY,
  proofReasons,
} from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { type Reason, type Refusal, refusal } from '@beian/domain/text';

export type ClaimOutcome =
  | { readonly ok: true; readonly claimId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** The aad of the typed certificate number, which is sealed until it is compared. */
export const certificateAad = (id: string): string => `record_claims.certificate:${id}`;

/**
 * 认领备案: stores what a partner claims, once per idempotency key, audited without numbers. The filing is not looked up here: `compareClaim`
 * does that as the system, so that numbers of ours and others are treated alike.
 */
export async function claimRecord(
  ctx: AppContext,
  tx: Tx,
  { actor, input, key }: { readonly actor: Actor; readonly input: unknown; readonly key: string },
): Promise<ClaimOutcome> {
  // A keyed hash: a plain one over a certificate number could be guessed.
  const body = ctx.keys.searchHashes('claim-call', JSON.stringify(['claimRecord', input]));
  const seen = await findAnswer<ClaimOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const made = await insertClaim(ctx, tx, actor, input);
  const outcome: ClaimOutcome = typeof made === 'string' ? { ok: true, claimId: made } : { ok: false, refusal: made };
  const details = typeof made === 'string' ? {} : { code: made.reasons[0]?.code ?? made.code };
  await writeAudit(
    tx,
    actor,
    'claimRecord',
    outcome.ok ? outcome.claimId : undefined,
    outcome.ok ? 'done' : 'refused',
    details,
  );
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function insertClaim(ctx: AppContext, tx: Tx, actor: Actor, input: unknown): Promise<string | Refusal> {
  if (actor.kind !== 'partner') return refusal('NOT_POSSIBLE', claimReasons.partnersOnly);
  const checked = checkInput(claimInput, input);
  if ('reasons' in checked) return checked;
  const given = checked.value;
  // A website's number is its subject's with a serial, and the subject is what is claimed.
  const number = canonicalFilingNumber(given.filingNumber).replace(/-\d+[A-Z]?$/, '');
  const { outcome, message, suggestion = message } = checkFilingNumber(number, 'subject');
  if (outcome === 'fail') return refusal('INVALID_INPUT', proofReasons.malformed(message, suggestion));
  const obstacle = await findObstacle(tx, actor.id, number);
  if (obstacle !== null) return refusal('NOT_POSSIBLE', obstacle);
  const papers = await findPapers(tx, given);
  if ('missing' in papers) return refusal('NOT_FOUND', claimReasons.upload(papers.missing));
  const id = newId('claim');
  const { rowCount } = await tx.client.query(
    `/* claimRecord */ insert into app.record_claims (id, partner_id, filing_number, certificate) values ($1, $2, $3, $4)
     on conflict (partner_id, filing_number) where outcome is null do nothing`,
    [id, actor.id, number, ctx.keys.seal(certificateAad(id), given.certificateNumber)],
  );
  if (rowCount !== 1) return refusal('NOT_POSSIBLE', claimReasons.claimIsOpen);
  for (const { paper, hash, file } of papers.found) {
    await tx.client.query(
      '/* claimRecord */ insert into app.record_claim_papers (id, claim_id, paper, hash, file) values ($1, $2, $3, $4, $5)',
      [newId('claimpaper'), id, paper, hash, file],
    );
  }
  return id;
}

/** What hinders another claim; counted under a lock, so that calls at once cannot exceed the limit. */
async function findObstacle(tx: Tx, partnerId: string, number: string): Promise<Reason | null> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('claim:' || $1, 0))`, [partnerId]);
  const { rows } = await tx.client.query<{ held: boolean; count: number }>(
    `/* whyNotClaim */ select exists (select from app.partner_records g join app.records r on r.id = g.record_id
         where g.partner_id = $1 and r.filing_number = $2) as held,
       (select count(*)::int from app.record_claims where partner_id = $1 and claimed_at > app.now() - interval '1 day') as count`,
    [partnerId, number],
  );
  const [row] = rows;
  if (row?.held === true) return claimReasons.alreadyYours;
  return (row?.count ?? 0) >= MAX_CLAIMS_PER_DAY ? claimReasons.tooMany : null;
}

interface FoundPaper {
  readonly paper: ClaimPaper;
  readonly hash: string;
  readonly file: string;
}

/** The uploads that are named as papers; `missing`: the member that names none of the caller's. */
async function findPapers(
  tx: Tx,
  { certificate, principalId, authorisation }: ClaimInput,
): Promise<{ readonly found: readonly FoundPaper[] } | { readonly missing: string }> {
  const named: readonly (readonly [string, ClaimPaper, string])[] = [
    ['certificate', 'SUBJECT_CERTIFICATE', certificate],
    ['principalId', 'PRINCIPAL_ID', principalId],
    ...(authorisation == null ? [] : [['authorisation', 'AUTHORISATION', authorisation] as const]),
  ];
  const { rows } = await tx.client.query<{ id: string; hash: string; file: string }>(
    '/* claimRecord */ select id, hash, file from app.uploads where id = any($1)',
    [named.map(([, , id]) => id)],
  );
  const found: FoundPaper[] = [];
  for (const [member, paper, id] of named) {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return { missing: member };
    found.push({ paper, hash: row.hash, file: row.file });
  }
  return { found };
}
