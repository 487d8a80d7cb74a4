import type { BureauClient, UploadAnswer } from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import type { Deflated } from '@beian/bureau-protocol/protocol';
import { system, transaction } from '@beian/database/transaction';
import { stateRow } from '@beian/domain/order-names';
import { bilingual } from '@beian/domain/text';
import { countRepair } from '@beian/submissions/connections';
import { findSentFile, moveSubmission } from '@beian/submissions/submissions';
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

/** Consecutive unexpected answers (999 and unlisted codes) after which a person is alerted. */
const ALARM_AFTER_TRIES = 5;
/** State of the orders after a refused file. */
const refused = stateRow('UPLOAD_FAILED').label;
/** Consecutive answers 14 before the connection is stopped: if numbers are missing, and if none is. */
const MAX_REPAIRS = { missing: 5, nothing: 1 };

/** Sends one file. The attempt is committed as SENDING before the first byte is sent. False if there is no next step now. */
export async function uploadFile(call: SubmissionCall, xml: Deflated): Promise<boolean> {
  const { work, client, submission } = call;
  const { id, fileName, sequence } = submission;
  if (!(await settleCall(call, 'send'))) return false;
  const answer = await client.upload({ fileName, xml, dataSequence: sequence });
  const logFields = { submissionId: id, sequence, kind: answer.kind };
  if (answer.kind === 'unknown') {
    work.log.warn({ ...logFields, why: answer.cause }, 'upload without an answer');
    return settleCall(call, 'loseAnswer');
  }
  if (answer.kind === 'notSent') {
    work.log.warn({ ...logFields, why: answer.cause }, 'upload not sent');
    await settleCall(call, 'postpone');
    await scheduleRetry(call);
    return false;
  }
  const { code } = answer;
  const { class: kind } = classifyReturn(code);
  work.log.info({ ...logFields, code, class: kind }, 'upload answered');
  await recordClosure(work.ctx, call.connection.id, 'upload', code);
  switch (kind) {
    case 'accepted':
      return settleCall(call, 'accept', answer);
    case 'ourFault':
      await raiseConnectionAlarm(
        call,
        codeAlarmText(
          code,
          `文件中的订单已转为${refused.zh}，请与管局核实并由技术人员检查文件`,
          `The orders of the file are in the state “${refused.en}”: settle it with the bureau, and have the file looked at`,
        ),
      );
      return settleCall(call, 'refuse', answer);
    case 'tooLarge':
      // A file with one filing cannot be split.
      return settleCall(call, submission.orderIds.length > 1 ? 'split' : 'refuse', answer);
    case 'configuration':
      await settleCall(call, 'postpone', answer);
      return stopConnection(call, stopText(code));
    case 'sequence':
      return handleRefusedSequence(call, answer);
    case 'wait':
      await settleCall(call, 'postpone', answer);
      await scheduleRetry(call);
      return false;
    case 'other': {
      // 999 is a refusal. Other codes (1 is a success, too; unlisted codes) do not say that the file was not accepted, so the bureau is
      // queried.
      const isRefused = code === '999';
      await settleCall(call, isRefused ? 'postpone' : 'loseAnswer', answer);
      const tries = await scheduleRetry(call);
      const theirs = isRefused ? await lastNumberOf(client) : undefined;
      if (theirs !== undefined && BigInt(theirs) + 1n !== BigInt(sequence))
        await raiseConnectionAlarm(call, otherNumberText(code, sequence, theirs));
      else if (tries >= ALARM_AFTER_TRIES)
        await raiseConnectionAlarm(
          call,
          codeAlarmText(
            code,
            '同一文件以原序号继续上报，请向管局了解原因',
            'The same number is tried on and on: ask the bureau for the reason',
          ),
        );
      return false;
    }
  }
}

/** The last number of the bureau, decimal; undefined if it does not say. */
async function lastNumberOf(client: BureauClient): Promise<string | undefined> {
  const answer = await client.previousUpload();
  return answer.kind === 'answered' ? answer.dataSequence : undefined;
}

/** Some bureaus refuse another number than the next with 999 instead of 14. */
const otherNumberText = (code: string, ours: string, theirs: string) =>
  codeAlarmText(
    code,
    `管局末次序号是 ${theirs}，本文件是第 ${ours} 号，再发也不会受理。请核对序号，再将文件改号重报或撤下`,
    `Its last number is ${theirs}, this file's is ${ours}: sending it again changes nothing. Compare the numbers, then send it under a new one or withdraw it`,
  );

const codeAlarmText = (code: string, zh: string, en: string) =>
  bilingual(
    `管局答复 ${code}：${returnCodeText(code).zh}。${zh}。`,
    `The bureau answers ${code}: ${returnCodeText(code).en}. ${en}.`,
  );

type AnsweredUpload = Extract<UploadAnswer, { kind: 'answered' }>;

/**
 * Code 14: numbers before ours are missing, or ours was used. The missing files are sent again in order, then ours. If the bureau names no
 * missing number, its last upload shows which case it is (docs/spec/bureau-interface.md B-5). The connection is stopped for a person if we have no
 * file for a missing number, or if the bureau repeats the answer.
 */
async function handleRefusedSequence(call: SubmissionCall, answer: AnsweredUpload): Promise<boolean> {
  const { work, connection, submission } = call;
  const { sequence } = submission;
  const repairs = await transaction(work.ctx, system('bureau'), (tx) => countRepair(tx, connection.id));
  // Deduplicated: a number that the bureau names twice must not be sent twice.
  const missingNumbers = [...new Set(answer.missing)].filter(
    (number) => !/^\d{1,18}$/.test(number) || BigInt(number) < BigInt(sequence),
  );
  if (missingNumbers.length === 0 && repairs <= MAX_REPAIRS.nothing) return settleCall(call, 'loseAnswer', answer);
  await settleCall(call, 'postpone', answer);
  if (missingNumbers.length === 0) return stopConnection(call, sequenceRefusedText(sequence));
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
    `管局称第 ${number} 号之前缺少${what === '' ? '文件，但给出的不是序号' : ` ${what} 号`}，我方没有这些文件。请与管局核对末次序号，再恢复。`,
    `14: before number ${number} the bureau misses ${what === '' ? 'numbers that are none' : what}, and we have no such file. Settle the last number with the bureau, then resume.`,
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
