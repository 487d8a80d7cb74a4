import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { providerSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type ClaimState,
  type ClaimStep,
  claimReason,
  claimReasons,
  claimSteps,
  stepsOfClaim,
} from '@beian/domain/filing';
import type { Provider } from '@beian/domain/settings';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import type { ClaimOutcome } from './claim-record.ts';
import { claimNotices } from './compare-claim.ts';
import { claimReasonAad, claimStateSql } from './pages.ts';

interface SettleCall {
  readonly actor: Actor;
  readonly claimId: string;
  readonly step: ClaimStep;
  /** Of a step of the desk; null: of the claimant. */
  readonly reason: string | null;
  readonly key: string;
}

/** 办理备案认领: the claimant withdraws, or the desk decides with its reason; once per key, audited. */
export async function settleClaim(ctx: AppContext, tx: Tx, call: SettleCall): Promise<ClaimOutcome> {
  const { actor, claimId, step, reason, key } = call;
  const body = bodyHash(['settleRecordClaim', claimId, step, reason]);
  const seen = await findAnswer<ClaimOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const done = await settle(ctx, tx, call);
  const outcome: ClaimOutcome = 'reasons' in done ? { ok: false, refusal: done } : { ok: true, claimId };
  const details = 'reasons' in done ? { code: done.reasons[0]?.code ?? done.code } : { step, state: done.outcome };
  await writeAudit(tx, actor, 'settleRecordClaim', claimId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

interface OpenClaim {
  readonly state: ClaimState;
  readonly recordId: string | null;
  readonly objectionUntil: string | null;
  readonly mayObject: boolean;
  readonly claimant: {
    readonly id: string;
    readonly name: string;
    readonly language: Language;
    readonly email: string;
  };
  readonly today: string;
  readonly provider: Provider;
}

async function settle(
  ctx: AppContext,
  tx: Tx,
  { actor, claimId, step, reason }: SettleCall,
): Promise<Refusal | { readonly outcome: ClaimState }> {
  const party = actor.kind === 'partner' ? 'claimant' : 'desk';
  if (party === 'desk' && !hasRight(actor, 'decideClaims')) return mayNotDecide;
  const claim = await lockClaim(tx, claimId);
  if (claim === undefined) return refusal('NOT_FOUND', claimReasons.notFound);
  const { state, objectionUntil, mayObject, recordId } = claim;
  if (!stepsOfClaim({ state, holderTold: objectionUntil !== null, mayObject }, party).includes(step))
    return refusal(
      'NOT_POSSIBLE',
      step === 'GRANT' && mayObject && state === 'AWAITING_DECISION'
        ? claimReasons.stillObjectable(objectionUntil ?? '')
        : claimReasons.notNow,
    );
  const said = claimReason.safeParse(reason ?? '');
  if (party === 'desk' && !said.success) return refusal('INVALID_INPUT', claimReasons.wrongReason);
  const moved =
    step === 'GRANT' && recordId !== null ? await moveRecord(tx, claimId, claim.claimant.id, recordId) : null;
  if (moved !== null && typeof moved !== 'string') return moved;
  const outcome = moved ?? claimSteps[step].outcome;
  await tx.client.query(
    `/* settleClaim */ update app.record_claims set outcome = $2, ended_at = app.now(), decided_by = $3, reason = $4, certificate = null where id = $1`,
    [
      ...[claimId, outcome, party === 'desk' ? actor.id : null],
      party === 'desk' && said.success ? ctx.keys.seal(claimReasonAad(claimId), said.data) : null,
    ],
  );
  if (party === 'desk' && recordId !== null) {
    const notice = await claimNotices(ctx, tx, { claimId, recordId, claim });
    await notice(outcome === 'GRANTED' ? 'CLAIM_GRANTED' : 'CLAIM_REFUSED', claim.claimant);
  }
  return { outcome };
}

const mayNotDecide = rightRefusal('decideClaims', bilingual('审核备案认领', 'decide claims of filings'), 'D-records');

async function lockClaim(tx: Tx, claimId: string): Promise<OpenClaim | undefined> {
  const { rows } = await tx.client.query<OpenClaim>(
    `/* settleClaim */ select ${claimStateSql} as state, c.record_id as "recordId", app.iso(c.objection_until) as "objectionUntil",
       coalesce(c.objection_until > app.now(), false) as "mayObject", app.shanghai_day(app.now()) as today, ${providerSql} as provider,
       json_build_object('id', p.id, 'name', p.name, 'language', p.language, 'email', p.email) as claimant
     from app.record_claims c join app.partners p on p.id = c.partner_id where c.id = $1 for update of c`,
    [claimId],
  );
  return rows[0];
}

/**
 * Gives the record to its claimant, and takes it from partners whose account is closed. The record's lock serialises two claims of it: the second finds
 * that the first claimant holds it. Returns the outcome, or what hinders it now.
 */
async function moveRecord(
  tx: Tx,
  claimId: string,
  partnerId: string,
  recordId: string,
): Promise<'GRANTED' | 'HELD' | Refusal> {
  await tx.client.query('/* settleClaim */ select from app.records where id = $1 for update', [recordId]);
  const { rows } = await tx.client.query<{ open: boolean; held: boolean }>(
    `/* settleClaim */ select app.order_of_record_is_open($1) as open, exists (select from app.partner_records g join app.partners p on p.id = g.partner_id
       where g.record_id = $1 and p.closed_at is null) as held`,
    [recordId],
  );
  const [row] = rows;
  if (row?.held === true) return 'HELD';
  if (row?.open === true) return refusal('NOT_POSSIBLE', claimReasons.orderOpen);
  const { rows: former } = await tx.client.query<{ id: string }>(
    '/* settleClaim */ delete from app.partner_records where record_id = $1 returning partner_id as id',
    [recordId],
  );
  await tx.client.query(
    '/* settleClaim */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3)',
    [partnerId, recordId, claimId],
  );
  for (const id of [...former.map((one) => one.id), partnerId]) noteWritten(tx, 'partner_records', `${id} ${recordId}`);
  return 'GRANTED';
}
