import { newId } from '@beian/database/ids';
import { withOwnTexts } from '@beian/database/rules';
import { evidence, recordedAnswers } from '@beian/database/schema';
import { type BureauWords, type Concern, type ReasonCode, reasonRow } from '@beian/domain/reasons';
import { bilingual, refusal } from '@beian/domain/text';
import { eq } from 'drizzle-orm';
import { loadOrderMask, saveBureauWords } from '../bureau-words/words.ts';
import type { EventWrite, WriteContext } from '../event/write.ts';
import type { GivenReason } from '../return/return.ts';
import { type AttemptAnswer, answerAttempt, applyApproval, refuseAttempt } from './bureau-answer.ts';

/** Text of a supervisor; stored sealed. */
export interface RecordedDetails {
  readonly text?: string;
  readonly reasons: readonly GivenReason[];
}

export const recordedAnswerAad = (id: string): string => `recorded_answers.details:${id}`;

/** The bureau's answer entered by a supervisor: the same write as for an answer of the bureau, with its evidence. */
export const recordBureauAnswer: EventWrite<'recordBureauAnswer'> = async (context) => {
  const { approves, reasons: entered, ...given } = context.input;
  const { tx, loaded } = context;
  const reasons = await withOwnTexts(tx, entered);
  const submissionId = loaded.facts.attempt?.submissionId;
  if (submissionId === undefined) return neverSent;
  if (given.evidenceId !== undefined) {
    const found = await tx.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, given.evidenceId));
    if (found.length === 0) return evidenceNotFound;
  }
  const details: RecordedDetails = { text: given.evidence, reasons: approves ? [] : reasons };
  await insertRecordedAnswer(context, submissionId, approves ? 'approved' : 'refused', details, given.evidenceId);
  if (approves) await applyApproval(context, submissionId);
  else await refuseByDesk(context, submissionId, reasons);
  return { logged: { submissionId, approves, evidenceId: given.evidenceId, codes: reasons.map(({ code }) => code) } };
};

/** A refusal that a person recorded, with the reasons as entered. */
export async function refuseByDesk(context: WriteContext, submissionId: string, reasons: readonly GivenReason[]) {
  await refuseAttempt(context, submissionId, reasons.map(toConcern));
  await saveRecordedReasons(context, submissionId, reasons);
}

/** Stores the bureau's reasons as the supervisor entered them; the evidence is visible to staff only. */
async function saveRecordedReasons(
  { ctx, tx, loaded }: WriteContext,
  submissionId: string,
  reasons: readonly GivenReason[],
) {
  const hide = await loadOrderMask(ctx, tx, loaded.row.id);
  const codes = reasons.map(({ code, item, advice, own }) => ({
    code,
    sentence: own?.label ?? reasonRow(code).label,
    words: advice === undefined ? null : hide(advice),
    items: item === null ? [] : [item],
  }));
  const words: BureauWords = { from: 'desk', day: null, codes, opinion: null, remark: null };
  await saveBureauWords(ctx, tx, { submissionId, orderId: loaded.row.id }, words);
}

/** Closes attempts of the subject that the bureau will not answer any more. */
export const writeOffAttempt: EventWrite<'writeOffAttempt'> = async (context) => {
  const { note } = context.input;
  const { tx, loaded } = context;
  const { rows } = await tx.client.query<{ submission_id: string; order_id: string }>(
    `/* unansweredAttempts */ select so.submission_id, so.order_id from app.submission_orders so
       join app.orders o on o.id = so.order_id where o.record_id = $1 and so.answered_at is null`,
    [loaded.row.recordId],
  );
  for (const { submission_id, order_id } of rows) {
    await answerAttempt(tx, submission_id, order_id, loaded.facts.now, 'writtenOff');
    await insertRecordedAnswer(context, submission_id, 'writtenOff', { text: note, reasons: [] });
  }
  return { logged: { submissionIds: rows.map((row) => row.submission_id) } };
};

export async function insertRecordedAnswer(
  { ctx, tx, loaded, actor }: WriteContext,
  submissionId: string,
  answer: AttemptAnswer,
  details: RecordedDetails,
  evidenceId?: string,
): Promise<void> {
  const id = newId('recorded');
  await tx.insert(recordedAnswers).values({
    id,
    orderId: loaded.row.id,
    submissionId,
    answer,
    details: ctx.keys.sealJson(recordedAnswerAad(id), details),
    evidenceId,
    staffId: actor.id,
    staffName: actor.name,
  });
}

/** The reason that the supervisor entered replaces the missing code of the bureau. */
const toConcern = ({ code, item }: { code: ReasonCode; item: string | null }): Concern => ({
  code: '1002',
  item,
  reason: code,
});

const neverSent = refusal('GUARD_FAILED', {
  code: 'NOT_SENT',
  message: bilingual('订单没有上报过', 'The order was never sent to the bureau'),
  suggestion: bilingual('请先提交管局', 'Push it first'),
  ruleId: 'L-recorded-answer',
});

const evidenceNotFound = refusal('NOT_FOUND', {
  code: 'EVIDENCE_NOT_FOUND',
  field: 'evidenceId',
  message: bilingual('没有此凭据扫描件', 'There is no such scan'),
  suggestion: bilingual('请先上传凭据的扫描件', 'Upload the scan of the evidence first'),
  ruleId: 'L-recorded-answer',
});
