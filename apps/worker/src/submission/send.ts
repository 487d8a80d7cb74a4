import { classifyReturn, type Deflated } from '@beian/bureau';
import { text } from '@beian/domain';
import { countRepair, findSent, inTransaction, moveSubmission, system } from '@beian/orders';
import { alarm, type Call, keepClosure, later, saidOf, settle, stop, stoppedBy } from './call.ts';

/** Answers that make no sense (999 and what is not listed) in a row, after which a person is told. */
const PATIENT_TRIES = 5;
/** 14 in a row: where numbers are missing, and where none is. */
const REPAIRS = { missing: 5, nothing: 1 };

/** The attempt is committed as SENDING before a byte leaves. False when there is no next step now. */
export async function send(call: Call, xml: Deflated): Promise<boolean> {
  const { work, client, submission } = call;
  const { id, fileName, sequence } = submission;
  if (!(await settle(call, 'send'))) return false;
  const answer = await client.upload({ fileName, xml, dataSequence: sequence });
  const told = { submissionId: id, sequence, kind: answer.kind };
  if (answer.kind === 'unknown') {
    work.log.warn({ ...told, why: answer.cause }, 'upload without an answer');
    return settle(call, 'loseAnswer');
  }
  if (answer.kind === 'notSent') {
    work.log.warn({ ...told, why: answer.cause }, 'upload not sent');
    await settle(call, 'postpone');
    await later(call);
    return false;
  }
  const { code } = answer;
  const { class: kind } = classifyReturn(code);
  work.log.info({ ...told, code, class: kind }, 'upload answered');
  await keepClosure(work.ctx, call.connection.id, 'upload', code);
  switch (kind) {
    case 'accepted':
      return settle(call, 'accept', code);
    case 'ourFault':
      await alarm(
        call,
        about(
          code,
          '文件中的订单已转为上报失败，请与管局核实并由技术人员检查文件',
          'The orders of the file are in 上报失败: settle it with the bureau, and have the file looked at',
        ),
      );
      return settle(call, 'refuse', code);
    case 'tooLarge':
      // One filing alone cannot be made smaller here.
      return settle(call, submission.orderIds.length > 1 ? 'split' : 'refuse', code);
    case 'configuration':
      await settle(call, 'postpone', code);
      return stop(call, stoppedBy(code));
    case 'sequence':
      return refusedNumber(call, code, answer.missing);
    case 'wait':
      await settle(call, 'postpone', code);
      await later(call);
      return false;
    case 'other': {
      // 999 refuses. What else is left (1 is a success, too; codes that no table has) does not say that it was not taken: asked.
      await settle(call, code === '999' ? 'postpone' : 'loseAnswer', code);
      const tries = await later(call);
      if (tries >= PATIENT_TRIES)
        await alarm(
          call,
          about(
            code,
            '同一文件以原序号继续报送，请向管局了解原因',
            'The same number is tried on and on: ask the bureau for the reason',
          ),
        );
      return false;
    }
  }
}

const about = (code: string, zh: string, en: string) =>
  text(`管局答复 ${code}：${saidOf(code).zh}。${zh}。`, `The bureau answers ${code}: ${saidOf(code).en}. ${en}.`);

/**
 * 14: numbers are missing before ours, or ours was used. Files of missing numbers are sent again in their order, then ours.
 * Where the bureau misses none but ours, its last file tells which (bureau-interface.md §5). A person must look at a hole
 * that we have no file for, and at a bureau that says the same again and again.
 */
async function refusedNumber(call: Call, code: string, missing: readonly string[]): Promise<boolean> {
  const { work, connection, submission } = call;
  const { sequence } = submission;
  const repairs = await inTransaction(work.ctx, system('bureau'), (tx) => countRepair(tx, connection.id));
  // Each once: a bureau that names one twice must not get its file twice.
  const holes = [...new Set(missing)].filter(
    (number) => !/^\d{1,18}$/.test(number) || BigInt(number) < BigInt(sequence),
  );
  if (holes.length === 0 && repairs <= REPAIRS.nothing) return settle(call, 'loseAnswer', code);
  await settle(call, 'postpone', code);
  if (holes.length === 0) return stop(call, refusedAgain(sequence));
  if (repairs > REPAIRS.missing) return stop(call, refusedStill(sequence));
  return fill(call, holes);
}

const refusedAgain = (number: string) =>
  text(
    `管局以 14 拒收第 ${number} 号文件，但它正是下一号。请核对序号；仍不一致时与管局核实，再恢复。`,
    `14: number ${number} is refused although it is the next one. Compare the numbers; if they still differ settle it with the bureau, then resume.`,
  );
const refusedStill = (number: string) =>
  text(
    `管局以 14 拒收第 ${number} 号文件，但它缺少的文件都已补报。请与管局核实，再恢复。`,
    `14: number ${number} is refused although the missing ones were sent. Settle it with the bureau, then resume.`,
  );
/** `what`: numbers; empty where the bureau named none that is one. */
const missesMore = (number: string, what: string) =>
  text(
    `管局称第 ${number} 号之前缺少${what === '' ? '文件，但给出的不是序号' : ` ${what} 号`}，我方没有这些文件。请与管局核对末次序号，再恢复。`,
    `14: before number ${number} the bureau misses ${what === '' ? 'numbers that are none' : what}, and we have no such file. Settle the last number with the bureau, then resume.`,
  );

/** Sends the files of these numbers again, the lowest first. Whatever breaks off, the next 14 names what is still missing. */
async function fill(call: Call, holes: readonly string[]): Promise<boolean> {
  const { work, connection, client, submission } = call;
  const { ctx } = work;
  const numbers = holes.filter((number) => /^\d{1,18}$/.test(number)).map(BigInt);
  numbers.sort((a, b) => (a < b ? -1 : 1));
  const find = (number: bigint) =>
    inTransaction(ctx, system('bureau'), (tx) => findSent(ctx, tx, connection.id, String(number)));
  const gone: string[] = [];
  for (const number of numbers) if ((await find(number)) === undefined) gone.push(String(number));
  if (gone.length > 0 || numbers.length < holes.length) {
    const what = gone.slice(0, 10).join(', ');
    return stop(call, missesMore(submission.sequence, what));
  }
  for (const number of numbers) {
    const sent = await find(number);
    if (sent === undefined) return false;
    await inTransaction(ctx, system('bureau'), (tx) => moveSubmission(ctx, tx, sent.id, 'resend'));
    const answer = await client.upload({ fileName: sent.fileName, xml: sent.file, dataSequence: sent.sequence });
    const code = answer.kind === 'answered' ? answer.code : undefined;
    const told = { submissionId: sent.id, sequence: sent.sequence, kind: answer.kind, code };
    work.log.warn(told, 'a file that the bureau misses was sent again');
    if (code !== '0') {
      // Ours is tried later, and the bureau says what it still misses.
      await later(call);
      return false;
    }
  }
  return true;
}
