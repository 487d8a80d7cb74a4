import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { submissionDecisions } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { type Actor, hasAnyRole } from '@beian/domain/staff';
import {
  type SubmissionFacts,
  type SubmissionState,
  submissionGuards,
  submissionLifeCycle,
} from '@beian/domain/submission';
import { type BilingualText, bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { toRefusal } from '@beian/orders/facts';
import { z } from 'zod';

import { delayCalls } from '../connections/batch.ts';
import { refusedFactsSql } from '../connections/refused-file-sql.ts';
import { moveSubmission } from './submissions.ts';

export type SettleOutcome =
  | { readonly ok: true; readonly submissionId: string; readonly state: SubmissionState }
  | { readonly ok: false; readonly refusal: Refusal };

export interface SettleCall {
  readonly actor: Actor;
  readonly submissionId: string;
  /** The bureau has the file; otherwise it is sent again under its number. */
  readonly accepted: boolean;
  /** The reason: 1 to 1,000 characters, sealed. */
  readonly note: string;
  readonly key: string;
}

/**
 * Saves why a person must decide the outcome of a file, or what becomes of one that cannot be sent; its state stays, and an answer of the
 * bureau can still settle it.
 */
export async function requestDecision(tx: Tx, submissionId: string, why: BilingualText): Promise<void> {
  await tx.client.query(
    `/* askPerson */ update app.submissions set undecided = $2 where id = $1 and state in ('PREPARED', 'UNKNOWN')`,
    [submissionId, why],
  );
}

export const decisionAad = (id: string): string => `submission_decisions.note:${id}`;

const decision = z.strictObject({ accepted: z.boolean(), note: z.string().trim().min(1).max(textLengths.writeOff) });

/**
 * A person decides the outcome of a file that was sent and not accepted: by the file's own life cycle, with its orders, audited, one effect
 * per idempotency key. Refusals are values.
 */
export async function settleUnknownSubmission(ctx: AppContext, tx: Tx, call: SettleCall): Promise<SettleOutcome> {
  const { actor, submissionId, accepted, note, key } = call;
  const body = bodyHash(['settleUnknownSubmission', submissionId, accepted, note]);
  const seen = await findAnswer<SettleOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const done = await settle(ctx, tx, call);
  const outcome: SettleOutcome =
    'reasons' in done ? { ok: false, refusal: done } : { ok: true, submissionId, state: done.state };
  const details = 'reasons' in done ? { codes: done.reasons.map((one) => one.code) } : { accepted };
  await writeAudit(tx, actor, 'settleUnknownSubmission', submissionId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function settle(
  ctx: AppContext,
  tx: Tx,
  { actor, submissionId, accepted, note }: SettleCall,
): Promise<{ state: SubmissionState } | Refusal> {
  const { rows } = await tx.client.query<SubmissionFacts & { state: SubmissionState; bureauId: string }>(
    `/* lockSubmission */ select u.state, u.bureau_id as "bureauId", ${refusedFactsSql} from app.submissions u where u.id = $1 for update`,
    [submissionId],
  );
  const row = rows[0];
  if (row === undefined) return submissionNotFound;
  const event = accepted ? 'settleAccepted' : 'settleMissing';
  const judged = evaluateEvent(submissionLifeCycle, submissionGuards, event, row, actor);
  if (!judged.allowed) return isEnded(row.state) && mayDecide(actor) ? outcomeKnown : toRefusal(judged);
  const input = checkInput(decision, { accepted, note });
  if ('reasons' in input) return input;
  await moveSubmission(ctx, tx, submissionId, event, { person: { actor, refused: row.refused } });
  await delayCalls(tx, row.bureauId, 0);
  const id = newId('decision');
  await tx.insert(submissionDecisions).values({
    id,
    submissionId,
    accepted,
    note: ctx.keys.seal(decisionAad(id), note.trim()),
    staffId: actor.id,
    staffName: actor.name,
  });
  return { state: judged.to ?? row.state };
}

const isEnded = (state: SubmissionState): boolean => state === 'ACCEPTED' || state === 'REFUSED';
const mayDecide = (actor: Actor): boolean => hasAnyRole(actor, submissionLifeCycle.events.settleAccepted.by);

const RULE = 'L-submission';
export const submissionNotFound = refusal('NOT_FOUND', {
  code: 'SUBMISSION_NOT_FOUND',
  field: 'submissionId',
  message: bilingual('没有此上报文件', 'There is no such file'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
const outcomeKnown = refusal('GUARD_FAILED', {
  code: 'OUTCOME_IS_KNOWN',
  field: 'submissionId',
  message: bilingual('该文件的结果已经明确，无须认定', 'What became of this file is known: there is nothing to settle'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
