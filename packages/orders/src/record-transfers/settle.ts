import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { AuditDetails } from '@beian/domain/audit';
import {
  stepsOfTransfer,
  type TransferState,
  type TransferStep,
  transferReasons,
  transferSteps,
} from '@beian/domain/filing';
import type { AuditAction } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { type Refusal, refusal } from '@beian/domain/text';
import { transferStateSql } from './pages.ts';

export type TransferOutcome =
  | { readonly ok: true; readonly transferId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Runs a step of a partner once per key, audited. `said`: what the call says, for which its key stands. */
export async function settleOnce(
  ctx: AppContext,
  tx: Tx,
  call: { readonly actor: Actor; readonly key: string; readonly action: AuditAction; readonly said: readonly string[] },
  write: () => Promise<Refusal | { readonly transferId: string; readonly details: AuditDetails }>,
): Promise<TransferOutcome> {
  const { actor, key, action, said } = call;
  const body = bodyHash([action, ...said]);
  const seen = await findAnswer<TransferOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const written = actor.kind === 'partner' ? await write() : refusal('NOT_POSSIBLE', transferReasons.partnersOnly);
  const outcome: TransferOutcome =
    'reasons' in written ? { ok: false, refusal: written } : { ok: true, transferId: written.transferId };
  const details = 'reasons' in written ? { code: written.reasons[0]?.code ?? written.code } : written.details;
  const target = 'reasons' in written ? undefined : written.transferId;
  await writeAudit(tx, actor, action, target, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

interface Parties {
  readonly from: string;
  readonly to: string;
  readonly recordId: string;
  readonly state: TransferState;
}

/** 答复备案转移: the receiver accepts or declines, the giver withdraws. */
export const settleTransfer = (
  ctx: AppContext,
  tx: Tx,
  call: { readonly actor: Actor; readonly transferId: string; readonly step: TransferStep; readonly key: string },
): Promise<TransferOutcome> => {
  const { actor, transferId, step, key } = call;
  return settleOnce(ctx, tx, { actor, key, action: 'settleTransfer', said: [transferId, step] }, async () => {
    const { rows } = await tx.client.query<Parties>(
      `/* settleTransfer */ select t.from_partner_id as from, t.to_partner_id as to, t.record_id as "recordId", ${transferStateSql} as state
       from app.record_transfers t where t.id = $1 for update`,
      [transferId],
    );
    const [found] = rows;
    if (found === undefined) return refusal('NOT_FOUND', transferReasons.notFound);
    const party = actor.id === found.to ? 'receiver' : 'giver';
    if (!stepsOfTransfer(found.state, party).includes(step)) return refusal('NOT_POSSIBLE', transferReasons.notNow);
    if (step === 'ACCEPT') {
      const refused = await accept(tx, transferId, found);
      if (refused !== undefined) return refused;
    } else {
      await tx.client.query(
        '/* settleTransfer */ update app.record_transfers set outcome = $2, ended_at = app.now() where id = $1',
        [transferId, transferSteps[step].outcome],
      );
    }
    return { transferId, details: { recordId: found.recordId, step } };
  });
};

async function accept(tx: Tx, transferId: string, { from, to, recordId }: Parties): Promise<Refusal | undefined> {
  const { rows } = await tx.client.query<{ done: 'ACCEPTED' | 'ORDER_OPEN' | 'NOT_NOW' }>(
    '/* acceptTransfer */ select app.accept_transfer($1) as done',
    [transferId],
  );
  const done = rows[0]?.done;
  if (done === 'ORDER_OPEN') return refusal('NOT_POSSIBLE', transferReasons.orderOpen);
  if (done !== 'ACCEPTED') return refusal('NOT_POSSIBLE', transferReasons.notNow);
  noteWritten(tx, 'partner_records', `${from} ${recordId}`);
  noteWritten(tx, 'partner_records', `${to} ${recordId}`);
  return undefined;
}
