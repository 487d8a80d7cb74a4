import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { withOwnTexts } from '@beian/database/rules';
import { evidence, submissionOrders, submissions } from '@beian/database/schema';
import type { Tx } from '@beian/database/transaction';
import { kindRow } from '@beian/domain/order-names';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { eq } from 'drizzle-orm';
import type { EventWrite, WriteContext } from '../event/write.ts';
import type { GivenReason } from '../return/return.ts';
import { applyApproval } from './bureau-answer.ts';
import { insertRecordedAnswer, refuseByDesk } from './recorded-answer.ts';
import { openSmsChecks } from './sms.ts';

/** Additional data of the sealed reasons of a recorded result. */
const manualDetailsAad = (id: string): string => `manual_hand_overs.answer_details:${id}`;

/** 人工报送 (docs/spec/life-cycle.md L-manual): the steps of two people with an order that a person enters in the bureau's own system. */

/** The picture exists and nothing else rests on it: one picture proves one step. */
async function findEvidenceFault(tx: Tx, evidenceId: string): Promise<Refusal | undefined> {
  await tx.client.query('/* lockPicture */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [evidenceId]);
  const found = await tx.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, evidenceId));
  if (found.length === 0) return evidenceNotFound;
  const { rowCount } = await tx.client.query(
    `/* evidenceUsed */ select from app.manual_hand_overs where $1 in (evidence_id, answer_evidence_id)
     union all select from app.recorded_answers where evidence_id = $1 limit 1`,
    [evidenceId],
  );
  return rowCount === 0 ? undefined : evidenceUsed;
}

export const recordManualEntry: EventWrite<'recordManualEntry'> = async ({ tx, loaded, actor, input }) => {
  const { number, day, evidenceId } = input;
  const fault = await findEvidenceFault(tx, evidenceId);
  if (fault !== undefined) return fault;
  await tx.client.query(
    `/* recordManualEntry */ update app.manual_hand_overs set number = $2, entered_day = $3, evidence_id = $4, entered_at = app.now(),
       entered_by = $5, entered_name = $6 where order_id = $1 and ended_at is null and entered_at is null`,
    [loaded.row.id, number, day, evidenceId, actor.id, actor.name],
  );
  return { contentChanged: true, logged: { number, day, evidenceId } };
};

/**
 * The entry counts as an attempt that the bureau has: an answer that it gives by its interface after all belongs to it. Its number is
 * negative and of the series 0, which no file has.
 */
export const confirmManualEntry: EventWrite<'confirmManualEntry'> = async (context) => {
  const { tx, loaded, actor } = context;
  const { rows } = await tx.client.query<{ id: string; bureau: string; number: string; day: string; push: number }>(
    `/* enteredByHand */ select h.id, h.bureau_id as bureau, h.number, h.entered_day::text as day,
       (select max(e.seq) from app.order_events e where e.order_id = h.order_id and e.event = 'pushToBureau') as push
     from app.manual_hand_overs h where h.order_id = $1 and h.ended_at is null`,
    [loaded.row.id],
  );
  const [entry] = rows;
  if (entry === undefined) throw new Error(`order ${loaded.row.id} was not entered by hand`);
  // One count for each connection, taken under its row.
  await tx.client.query('/* lockBureau */ select from app.bureaus where id = $1 for no key update', [entry.bureau]);
  const { rows: counted } = await tx.client.query<{ next: string }>(
    `/* nextByHand */ select (coalesce(min(sequence), 0) - 1)::text as next from app.submissions where bureau_id = $1 and series = 0`,
    [entry.bureau],
  );
  const sequence = BigInt(counted[0]?.next ?? '-1');
  const submissionId = newId('submission');
  const { now } = loaded.facts;
  const sentAt = new Date(`${entry.day}T00:00:00+08:00`).toISOString();
  await tx.insert(submissions).values({
    id: submissionId,
    bureauId: entry.bureau,
    sequence,
    series: 0,
    state: 'ACCEPTED',
    fileName: `manual${String(-sequence).padStart(6, '0')}`,
    fileHash: loaded.row.contentHash,
    sentAt,
    settledAt: now,
    // There is no file.
    fileRemovedAt: now,
    attempts: 1,
  });
  await tx
    .insert(submissionOrders)
    .values({ submissionId, orderId: loaded.row.id, pushSeq: entry.push, reportHash: loaded.row.contentHash });
  noteWritten(tx, 'submissions', submissionId);
  noteWritten(tx, 'submission_orders', `${submissionId} ${loaded.row.id}`);
  await tx.client.query(
    `/* confirmManualEntry */ update app.manual_hand_overs set confirmed_at = app.now(), confirmed_by = $2, confirmed_name = $3, submission_id = $4
     where id = $1`,
    [entry.id, actor.id, actor.name, submissionId],
  );
  const { handOverEdition } = await openSmsChecks(context, submissionId);
  const { number, day } = entry;
  return { set: { handOverEdition }, logged: { submissionId, number, day, handOverEdition } };
};

export const returnManualRecord: EventWrite<'returnManualRecord'> = async ({ tx, loaded }) => {
  const isAnswer = loaded.facts.manual?.stage === 'ANSWERED';
  await tx.client.query(
    isAnswer
      ? `/* returnManualAnswer */ update app.manual_hand_overs set approves = null, answer_day = null, subject_number = null,
           service_number = null, answer_details = null, answer_evidence_id = null, answered_at = null, answered_by = null,
           answered_name = null where order_id = $1 and ended_at is null`
      : `/* returnManualEntry */ update app.manual_hand_overs set number = null, entered_day = null, evidence_id = null, entered_at = null,
           entered_by = null, entered_name = null where order_id = $1 and ended_at is null`,
    [loaded.row.id],
  );
  return { contentChanged: true, logged: { answer: isAnswer } };
};

export const recordManualAnswer: EventWrite<'recordManualAnswer'> = async ({ ctx, tx, loaded, actor, input }) => {
  const { approves, day, evidenceId, subjectNumber, serviceNumber } = input;
  const fault = await findEvidenceFault(tx, evidenceId);
  if (fault !== undefined) return fault;
  const reasons = approves ? [] : await withOwnTexts(tx, input.reasons);
  const { rows } = await tx.client.query<{ id: string }>(
    `/* manualHandOver */ select id from app.manual_hand_overs where order_id = $1 and ended_at is null`,
    [loaded.row.id],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`order ${loaded.row.id} was not entered by hand`);
  await tx.client.query(
    `/* recordManualAnswer */ update app.manual_hand_overs set approves = $2, answer_day = $3, answer_evidence_id = $4, subject_number = $5,
       service_number = $6, answer_details = $7, answered_at = app.now(), answered_by = $8, answered_name = $9 where id = $1`,
    [
      id,
      approves,
      day,
      evidenceId,
      approves ? (subjectNumber ?? null) : null,
      approves ? (serviceNumber ?? null) : null,
      ctx.keys.sealJson(manualDetailsAad(id), { reasons }),
      actor.id,
      actor.name,
    ],
  );
  const codes = reasons.map(({ code }) => code);
  return { contentChanged: true, logged: { approves, day, evidenceId, codes } };
};

/** The recorded result becomes the bureau's answer: the same write as for one that came by the interface. */
export const confirmManualAnswer: EventWrite<'confirmManualAnswer'> = async (context) => {
  const { ctx, tx, loaded } = context;
  const { rows } = await tx.client.query<{
    id: string;
    submissionId: string;
    approves: boolean;
    subject: string | null;
    service: string | null;
    details: Buffer | null;
    evidenceId: string | null;
  }>(
    `/* answeredByHand */ select id, submission_id as "submissionId", approves, subject_number as subject, service_number as service,
       answer_details as details, answer_evidence_id as "evidenceId"
     from app.manual_hand_overs where order_id = $1 and ended_at is null`,
    [loaded.row.id],
  );
  const [answer] = rows;
  if (answer === undefined) throw new Error(`order ${loaded.row.id} was not entered by hand`);
  const { submissionId, approves, subject, service } = answer;
  const { reasons } =
    answer.details === null
      ? { reasons: [] }
      : ctx.keys.unsealJson<{ reasons: GivenReason[] }>(manualDetailsAad(answer.id), answer.details);
  await insertRecordedAnswer(
    context,
    submissionId,
    approves ? 'approved' : 'refused',
    { reasons },
    answer.evidenceId ?? undefined,
  );
  const files = kindRow(loaded.facts.kind).effect.does === 'add' && service !== null;
  if (approves)
    await applyApproval(
      context,
      submissionId,
      files ? { ...(subject === null ? {} : { subject }), website: service } : undefined,
    );
  else await refuseByDesk(context, submissionId, reasons);
  return {
    logged: { submissionId, approves, codes: reasons.map(({ code }) => code) },
    ...(approves && files ? { numbered: true } : {}),
  };
};

async function endByHand(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    '/* endByHand */ update app.manual_hand_overs set ended_at = app.now() where order_id = $1 and ended_at is null',
    [orderId],
  );
}

/** Nothing was entered yet: the push is undone. */
export const recall: EventWrite<'recall'> = async ({ tx, loaded }) => {
  if (loaded.facts.manual !== null) await endByHand(tx, loaded.row.id);
  return {};
};

/** What a push leaves behind: the former push by hand ends, and this one begins where it goes by hand. */
export async function beginByHand({ tx, loaded }: Pick<WriteContext, 'tx' | 'loaded'>): Promise<void> {
  const { bureau, manual } = loaded.facts;
  if (manual !== null) await endByHand(tx, loaded.row.id);
  if (bureau?.manual !== true) return;
  await tx.client.query(
    '/* beginByHand */ insert into app.manual_hand_overs (id, order_id, bureau_id) values ($1, $2, $3)',
    [newId('manual'), loaded.row.id, bureau.id],
  );
}

const evidenceNotFound = refusal('NOT_FOUND', {
  code: 'EVIDENCE_NOT_FOUND',
  field: 'evidenceId',
  message: bilingual('没有此凭据扫描件', 'There is no such scan'),
  suggestion: bilingual('请先上传管局系统的截图', "Upload a picture of the bureau's page first"),
  ruleId: 'L-manual',
});
const evidenceUsed = refusal('GUARD_FAILED', {
  code: 'EVIDENCE_USED',
  field: 'evidenceId',
  message: bilingual('此截图已用于另一次登记', 'Another record rests on this picture'),
  suggestion: bilingual('请为此次登记另行截图上传', 'Take and upload a picture for this record'),
  ruleId: 'L-manual',
});
