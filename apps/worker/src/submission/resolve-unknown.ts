import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import { bilingual } from '@beian/domain/text';
import { delayCalls } from '@beian/submissions/connections';
import { countSends, loadSubmissionFile, refusalOf, requestDecision } from '@beian/submissions/submissions';
import {
  raiseConnectionAlarm,
  recordClosure,
  returnCodeText,
  type SubmissionCall,
  scheduleRetry,
  settleCall,
  stopConnection,
  stopText,
} from './call.ts';

/** Consecutive refusals of the question for the last number after which a person settles the outcome. */
const MAX_REFUSED_QUESTIONS = 5;
/** Uploads of one file without an answer that were not accepted, after which a person is alerted. */
const MAX_LOST_UPLOADS = 5;

/**
 * Asks the bureau for the last upload that it received. Ours: accepted. An earlier one: not accepted, sent again under the same number (if
 * more are missing, code 14 names them). Anything else: a person settles the outcome (docs/spec/bureau-interface.md B-5), and the bureau is asked
 * again. The XML is compared, because the bureau may pack it again.
 */
export async function resolveUnknownOutcome(call: SubmissionCall): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const { msSince, times } = await transaction(work.ctx, system('bureau'), (tx) => countSends(tx, submission.id));
  const waitMs = msSince === null ? 0 : work.env.BUREAU_SETTLE_MS - msSince;
  if (waitMs > 0) {
    await transaction(work.ctx, system('bureau'), (tx) => delayCalls(tx, connection.id, waitMs));
    return false;
  }
  const answer = await client.previousUpload();
  if (answer.kind === 'refused') return handleRefusedQuestion(call, answer.code);
  if (answer.kind === 'fault') {
    work.log.warn({ submissionId: submission.id, why: answer.cause }, 'the bureau does not say what it has');
    await scheduleRetry(call);
    return false;
  }
  const last = BigInt(answer.dataSequence);
  const ours = BigInt(submission.sequence);
  work.log.info({ submissionId: submission.id, last: String(last), ours: String(ours) }, 'the bureau says what it has');
  if (last === ours) {
    const file = await transaction(work.ctx, system('bureau'), (tx) => loadSubmissionFile(work.ctx, tx, submission.id));
    if (answer.xml?.equals(file)) return settleCall(call, 'findAccepted');
  }
  if (last < ours) {
    const missing = await settleCall(call, 'findMissing');
    if (times < MAX_LOST_UPLOADS) return missing;
    // If the bureau is too slow for the limit of a call or always disconnects, sending must pause and a person must be alerted.
    const code = await transaction(work.ctx, system('bureau'), (tx) => refusalOf(tx, submission.id));
    await raiseConnectionAlarm(call, code === null ? neverAcceptedText(times) : notAcceptedText(times, code));
    await scheduleRetry(call);
    return false;
  }
  const why =
    last === ours
      ? bilingual(
          `管局在第 ${ours} 号下收到的是另一个文件，请与管局核实后认定结果`,
          `The bureau has another file under number ${ours}: settle it with the bureau`,
        )
      : bilingual(
          `管局末次序号是 ${last}，本文件是第 ${ours} 号，请与管局核实后认定结果`,
          `The bureau's last number is ${last}, this file's is ${ours}: settle it with the bureau`,
        );
  await transaction(work.ctx, system('bureau'), (tx) => requestDecision(tx, submission.id, why));
  work.log.error({ submissionId: submission.id, why: why.en }, 'nobody can tell what became of it: a person must');
  await scheduleRetry(call);
  return false;
}

/** A refusal says nothing about the file: a person settles it if the bureau goes on refusing. */
async function handleRefusedQuestion(call: SubmissionCall, code: string): Promise<boolean> {
  const { work, connection, submission } = call;
  work.log.warn({ submissionId: submission.id, code }, 'the bureau does not say what it has');
  const { class: kind } = classifyReturn(code);
  if (kind === 'configuration') return stopConnection(call, stopText(code));
  await recordClosure(work.ctx, connection.id, 'upload', code);
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

/** The code is no acceptance, and the bureau does not have the file either. */
const notAcceptedText = (times: number, code: string) => {
  const said = returnCodeText(code);
  return bilingual(
    `同一文件已上传 ${times} 次，管局答复 ${code}（${said.zh}），但没有收到文件。请向管局了解原因；仍不受理时核对序号，再将文件撤下。`,
    `The same file was uploaded ${times} times: the bureau answers ${code} (${said.en}) and has no file. Ask it for the reason; if it goes on compare the numbers and withdraw the file.`,
  );
};

const neverAcceptedText = (times: number) =>
  bilingual(
    `同一文件已上传 ${times} 次，管局都没有答复，也没有收到。请向管局了解原因，或检查网络和单次调用的时限（运维手册：BUREAU_CALL_MS）。`,
    `The same file was uploaded ${times} times: each time the bureau neither answered nor took it. Ask the bureau for the reason, or look at the network and at BUREAU_CALL_MS, the limit of a call.`,
  );
