import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { delayCalls, MAX_SEQUENCE } from '@beian/submissions/connections';
import { countSends, isOurFile, requestDecision, type SendsOfFile } from '@beian/submissions/submissions';
import type { Environment } from '../environment.ts';
import {
  recordClosure,
  returnCodeText,
  type SubmissionCall,
  scheduleRetry,
  settleCall,
  stopConnection,
  stopText,
} from './call.ts';
import { type AnsweredUpload, handleLackedFile } from './lacked-file.ts';

/** Consecutive refusals of the question for the last number after which a person settles the outcome. */
const MAX_REFUSED_QUESTIONS = 5;

/**
 * Milliseconds until the bureau may be asked what it has. After no answer, or one that is no refusal, it may still be taking the file until its
 * own time-out.
 */
export function msUntilSettled({ BUREAU_SETTLE_MS }: Environment, { msSince, code }: SendsOfFile): number {
  const isRefusal = code !== null && (code === '999' || classifyReturn(code).class !== 'other');
  return isRefusal || msSince === null ? 0 : Math.max(0, BUREAU_SETTLE_MS - msSince);
}

/**
 * Asks the bureau for the last upload that it received, whatever its answer was. Ours by its content: accepted. An earlier number: not accepted, and
 * what comes next depends on its answer. Anything else: a person settles the outcome (docs/spec/bureau-interface.md B-5), and the bureau is asked
 * again. The XML is compared, because the bureau may pack it again. `answer`: the one to the upload, if it came just now. False if there is
 * no next step now.
 */
export async function resolveUnknownOutcome(call: SubmissionCall, answer?: AnsweredUpload): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const { id } = submission;
  const sends = await transaction(work.ctx, system('bureau'), (tx) => countSends(tx, id));
  const waitMs = msUntilSettled(work.env, sends);
  if (waitMs > 0) {
    await transaction(work.ctx, system('bureau'), (tx) => delayCalls(tx, connection.id, waitMs));
    return false;
  }
  const previous = await client.previousUpload();
  if (previous.kind === 'answered') {
    const last = BigInt(previous.dataSequence);
    const ours = BigInt(submission.sequence);
    work.log.info({ submissionId: id, last: String(last), ours: String(ours) }, 'the bureau says what it has');
    if (last === ours && isOurFile(submission, previous.xml)) return settleCall(call, 'findAccepted');
    if (last < ours) return handleLackedFile(call, { sends, last, answer });
    const why = conflictText(last, ours);
    await transaction(work.ctx, system('bureau'), (tx) => requestDecision(tx, id, why));
    work.log.error({ submissionId: id, why: why.en }, 'nobody can tell what became of it: a person must');
  }
  if (answer !== undefined && classifyReturn(answer.code).class === 'configuration')
    return stopConnection(call, stopText(answer.code));
  if (previous.kind === 'refused') return handleRefusedQuestion(call, previous.code, answer !== undefined);
  if (previous.kind === 'fault')
    work.log.warn({ submissionId: id, why: previous.cause }, 'the bureau does not say what it has');
  await scheduleRetry(call);
  return false;
}

/** The bureau's last file is another one under our number, or under a higher one. */
export function conflictText(last: bigint, ours: bigint): BilingualText {
  const next =
    last < MAX_SEQUENCE ? bilingual(`（从第 ${last + 1n} 号起）`, ` (from no. ${last + 1n})`) : bilingual('', '');
  const found =
    last === ours
      ? bilingual(`管局在第 ${ours} 号下收到的是另一个文件`, `The bureau has another file under number ${ours}`)
      : bilingual(
          `管局末次序号是 ${last}，本文件是第 ${ours} 号`,
          `The bureau's last number is ${last}, this file's is ${ours}`,
        );
  return bilingual(
    `${found.zh}。请核对序号并与管局核实，再认定结果、改号重报${next.zh}或撤下`,
    `${found.en}: compare the numbers and settle it with the bureau, then say what became of it, send it under a new number${next.en}, or withdraw it`,
  );
}

/** A refusal says nothing about the file: a person settles it if the bureau goes on refusing. */
async function handleRefusedQuestion(call: SubmissionCall, code: string, uploadAnswered: boolean): Promise<boolean> {
  const { work, connection, submission } = call;
  work.log.warn({ submissionId: submission.id, code }, 'the bureau does not say what it has');
  const { class: kind } = classifyReturn(code);
  if (kind === 'configuration') return stopConnection(call, stopText(code));
  // The answer to the upload has told whether uploads are closed.
  if (kind === 'wait' || !uploadAnswered) await recordClosure(work.ctx, connection.id, 'upload', code);
  const times = await scheduleRetry(call);
  if (kind !== 'wait' && times >= MAX_REFUSED_QUESTIONS)
    await transaction(work.ctx, system('bureau'), (tx) =>
      requestDecision(tx, submission.id, refusedQuestionText(code, submission.sequence)),
    );
  return false;
}

const refusedQuestionText = (code: string, number: string) => {
  const said = returnCodeText(code);
  return bilingual(
    `管局不答复末次序号（${code} ${said.zh}），无法确认是否收到第 ${number} 号文件，请与管局核实后认定结果`,
    `The bureau does not say its last number (${code} ${said.en}), so nobody knows whether it has file no. ${number}: settle it with the bureau`,
  );
};
