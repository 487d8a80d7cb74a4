import type { UploadAnswer } from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import { stateRow } from '@beian/domain/order-names';
import { bilingual } from '@beian/domain/text';
import { countRepair } from '@beian/submissions/connections';
import { findSentFile, moveSubmission, type SendsOfFile, settleSubmission } from '@beian/submissions/submissions';
import {
  raiseConnectionAlarm,
  returnCodeText,
  type SubmissionCall,
  scheduleRetry,
  settleCall,
  stopConnection,
  stopText,
} from './call.ts';

/** Uploads of one file that were not accepted, after which a person is alerted. */
const MAX_UPLOADS = 5;
/** State of the orders after a refused file. */
const refused = stateRow('UPLOAD_FAILED').label;
/** Consecutive answers 14 before the connection is stopped: if numbers are missing, and if none is. */
const MAX_REPAIRS = { missing: 5, nothing: 1 };

export type AnsweredUpload = Extract<UploadAnswer, { kind: 'answered' }>;

/** A file with a lower number is the bureau's last. */
interface LackedFile {
  readonly sends: SendsOfFile;
  /** The bureau's last number. */
  readonly last: bigint;
  /** The answer to the upload, if it came just now. */
  readonly answer: AnsweredUpload | undefined;
}

/** The bureau does not have the file: what its last answer asks for. False if there is no next step now. */
export async function handleLackedFile(call: SubmissionCall, { sends, last, answer }: LackedFile): Promise<boolean> {
  const { work, submission } = call;
  const { times, code } = sends;
  const kind = code === null ? undefined : classifyReturn(code).class;
  if (code !== null && (kind === 'ourFault' || kind === 'tooLarge')) {
    // A file with one filing cannot be split.
    const event = kind === 'tooLarge' && submission.orderIds.length > 1 ? 'split' : 'refuse';
    if (kind === 'ourFault') await raiseConnectionAlarm(call, brokenFileText(code));
    return settleSubmission(work.ctx, submission.id, event, { code, said: returnCodeText(code) });
  }
  const missing = await settleCall(call, 'findMissing');
  if (kind === 'configuration' || kind === 'sequence' || kind === 'wait') {
    // The reason of an earlier answer may be mended: the file is sent again.
    if (code === null || answer === undefined) return missing;
    if (kind === 'configuration') return stopConnection(call, stopText(code));
    if (kind === 'sequence') return handleRefusedSequence(call, answer);
    await scheduleRetry(call);
    return false;
  }
  const isOtherNumber = code === '999' && last + 1n !== BigInt(submission.sequence);
  if (answer === undefined && !isOtherNumber && times < MAX_UPLOADS) return missing;
  // If the bureau is too slow for the limit of a call or always disconnects, sending must pause and a person must be alerted.
  if (isOtherNumber) await raiseConnectionAlarm(call, otherNumberText(code, submission.sequence, last));
  else if (times >= MAX_UPLOADS)
    await raiseConnectionAlarm(call, code === null ? neverAcceptedText(times) : notAcceptedText(times, code));
  await scheduleRetry(call);
  return false;
}

const brokenFileText = (code: string) => {
  const said = returnCodeText(code);
  return bilingual(
    `管局答复 ${code}：${said.zh}。文件中的订单已转为${refused.zh}，请与管局核实并由技术人员检查文件。`,
    `The bureau answers ${code}: ${said.en}. The orders of the file are in the state “${refused.en}”: settle it with the bureau, and have the file looked at.`,
  );
};

/** Some bureaus refuse another number than the next with 999 instead of 14. */
const otherNumberText = (code: string, ours: string, theirs: bigint) => {
  const said = returnCodeText(code);
  return bilingual(
    `管局答复 ${code}：${said.zh}。管局末次序号是 ${theirs}，本文件是第 ${ours} 号，再发也不会受理。请核对序号，再将文件改号重报或撤下。`,
    `The bureau answers ${code}: ${said.en}. Its last number is ${theirs}, this file's is ${ours}: sending it again changes nothing. Compare the numbers, then send it under a new one or withdraw it.`,
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

/**
 * Code 14, and the bureau lacks the file: numbers before ours are missing. The missing files are sent again in order, then ours
 * (docs/spec/bureau-interface.md B-5). The connection is stopped for a person if we have no file for a missing number, or if the bureau repeats
 * the answer.
 */
async function handleRefusedSequence(call: SubmissionCall, answer: AnsweredUpload): Promise<boolean> {
  const { work, connection, submission } = call;
  const { sequence } = submission;
  const repairs = await transaction(work.ctx, system('bureau'), (tx) => countRepair(tx, connection.id));
  // Deduplicated: a number that the bureau names twice must not be sent twice.
  const missingNumbers = [...new Set(answer.missing)].filter(
    (number) => !/^\d{1,18}$/.test(number) || BigInt(number) < BigInt(sequence),
  );
  if (missingNumbers.length === 0)
    return repairs <= MAX_REPAIRS.nothing || stopConnection(call, sequenceRefusedText(sequence));
  if (repairs > MAX_REPAIRS.missing) return stopConnection(call, sequenceStillRefusedText(sequence));
  return resendMissingFiles(call, missingNumbers);
}

const sequenceRefusedText = (number: string) =>
  bilingual(
    `管局以 14 拒收第 ${number} 号文件，但它正是下一号。请核对序号；仍不一致时与管局核实，再恢复。`,
    `14: number ${number} is refused although it is the next one. Compare the numbers; if they still differ settle it with the bureau, then resume.`,
  );
const sequenceStillRefusedText = (number: string) =>
  bilingual(
    `管局以 14 拒收第 ${number} 号文件，但它缺少的文件都已补报。请与管局核实，再恢复。`,
    `14: number ${number} is refused although the missing ones were sent. Settle it with the bureau, then resume.`,
  );
/** `what`: the numbers; empty if the bureau named no valid number. */
const unknownFilesMissingText = (number: string, what: string) =>
  bilingual(
    `管局称第 ${number} 号之前缺少${what === '' ? '文件，但给出的不是序号' : ` ${what} 号`}，我方没有这些文件，或其内容已丢失。请与管局核对末次序号，再恢复。`,
    `14: before number ${number} the bureau misses ${what === '' ? 'numbers that are none' : what}, and we have no such file, or its bytes are lost. Settle the last number with the bureau, then resume.`,
  );

/** Sends the files with these numbers again, the lowest first. If it is interrupted, the next code 14 names what is still missing. */
async function resendMissingFiles(call: SubmissionCall, missingNumbers: readonly string[]): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const { ctx } = work;
  const numbers = missingNumbers.filter((number) => /^\d{1,18}$/.test(number)).map(BigInt);
  numbers.sort((a, b) => (a < b ? -1 : 1));
  const find = (number: bigint) =>
    transaction(ctx, system('bureau'), (tx) => findSentFile(ctx, tx, connection.id, String(number)));
  const unknownNumbers: string[] = [];
  for (const number of numbers) if ((await find(number)) === undefined) unknownNumbers.push(String(number));
  if (unknownNumbers.length > 0 || numbers.length < missingNumbers.length) {
    const what = unknownNumbers.slice(0, 10).join(', ');
    return stopConnection(call, unknownFilesMissingText(submission.sequence, what));
  }
  for (const number of numbers) {
    const sent = await find(number);
    if (sent === undefined) return false;
    await transaction(ctx, system('bureau'), (tx) => moveSubmission(ctx, tx, sent.id, 'resend'));
    const answer = await client.upload({ fileName: sent.fileName, xml: sent.file, dataSequence: sent.sequence });
    const code = answer.kind === 'answered' ? answer.code : undefined;
    const logFields = { submissionId: sent.id, sequence: sent.sequence, kind: answer.kind, code };
    work.log.warn(logFields, 'a file that the bureau misses was sent again');
    if (code !== '0') {
      // Our file is sent later; the bureau's answer then names what is still missing.
      await scheduleRetry(call);
      return false;
    }
  }
  return true;
}
