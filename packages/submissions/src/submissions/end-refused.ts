import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { submissionDecisions } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { evaluateEvent } from '@beian/domain/life-cycle';
import type { Actor } from '@beian/domain/staff';
import {
  type RefusedFileStep,
  type SubmissionFacts,
  submissionGuards,
  submissionLifeCycle,
} from '@beian/domain/submission';
import { type Refusal, textLengths } from '@beian/domain/text';
import { toRefusal } from '@beian/orders/facts';
import { z } from 'zod';
import { closeBatch, resetFaults } from '../connections/batch.ts';
import { refusedFactsSql } from '../connections/refused-file-sql.ts';
import { adoptNumber } from '../connections/resync.ts';
import { decisionAad, type SettleOutcome, submissionNotFound } from './settle-unknown.ts';
import { moveSubmission } from './submissions.ts';

export interface EndRefusedCall {
  readonly actor: Actor;
  readonly submissionId: string;
  /** `renumber`: its orders are sent in a new file after the bureau's last number. `withdraw`: they wait for a person. */
  readonly step: RefusedFileStep;
  /** The reason: 1 to 1,000 characters, sealed. */
  readonly note: string;
  readonly key: string;
}

/** The code of the bureau's last refusal of the file; null if it has not refused it. */
export async function refusalOf(tx: Tx, submissionId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ code: string }>(
    `/* refusalOf */ select code from app.submission_events where submission_id = $1 and event in ('postpone', 'loseAnswer')
       and code is not null order by at desc, id desc limit 1`,
    [submissionId],
  );
  return rows[0]?.code ?? null;
}

interface Row extends SubmissionFacts {
  readonly bureauId: string;
  /** The last numbers of both sides, decimal; null: not compared. */
  readonly ours: string;
  readonly theirs: string | null;
}

const input = z.strictObject({ note: z.string().trim().min(1).max(textLengths.writeOff) });

/**
 * A supervisor ends a file that the bureau does not accept, after a comparison that did not show that the bureau has it.
 * Audited, one effect per idempotency key; refusals are values.
 */
export async function endRefusedSubmission(ctx: AppContext, tx: Tx, call: EndRefusedCall): Promise<SettleOutcome> {
  const { actor, submissionId, step, note, key } = call;
  const body = bodyHash(['endRefusedSubmission', submissionId, step, note]);
  const seen = await findAnswer<SettleOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await end(ctx, tx, call);
  const outcome: SettleOutcome =
    refused === undefined ? { ok: true, submissionId, state: 'REFUSED' } : { ok: false, refusal: refused };
  const details = refused === undefined ? { step } : { step, codes: refused.reasons.map((one) => one.code) };
  await writeAudit(tx, actor, 'endRefusedSubmission', submissionId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function end(
  ctx: AppContext,
  tx: Tx,
  { actor, submissionId, step, note }: EndRefusedCall,
): Promise<Refusal | undefined> {
  const { rows } = await tx.client.query<Row>(
    `/* refusedFile */ select u.state, u.bureau_id as "bureauId", b.last_sequence::text as ours, ${refusedFactsSql},
       (select r.theirs from app.bureau_resyncs r where r.lacks = u.id order by r.answered_at desc limit 1) as theirs
     from app.submissions u join app.bureaus b on b.id = u.bureau_id where u.id = $1 for update of b, u`,
    [submissionId],
  );
  const [row] = rows;
  if (row === undefined) return submissionNotFound;
  const judged = evaluateEvent(submissionLifeCycle, submissionGuards, step, row, actor);
  if (!judged.allowed) return toRefusal(judged);
  const checked = checkInput(input, { note });
  if ('reasons' in checked) return checked;
  const { refused, lacked } = row;
  await moveSubmission(ctx, tx, submissionId, step, { person: { actor, refused, lacked } });
  if (row.theirs !== null) await adoptNumber(tx, row.bureauId, row.ours, row.theirs);
  const id = newId('decision');
  await tx.insert(submissionDecisions).values({
    id,
    submissionId,
    step,
    accepted: false,
    note: ctx.keys.seal(decisionAad(id), checked.value.note),
    staffId: actor.id,
    staffName: actor.name,
  });
  // What the file was refused for no longer concerns the next one.
  await resetFaults(tx, row.bureauId);
  await closeBatch(tx, row.bureauId);
  return undefined;
}
