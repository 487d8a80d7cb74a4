import { classifyReturn } from '@beian/bureau';
import { type Call, settle, stop } from './call.ts';
import { rest } from './rest.ts';

/** Submissions whose number the bureau has refused once, by id. */
const refusedNumbers = new Set<string>();

/** The attempt is committed as SENDING before a byte leaves. False when there is no next step now. */
export async function send(call: Call): Promise<boolean> {
  const { work, client, submission } = call;
  const { id, fileName, file, sequence } = submission;
  if (!(await settle(call, 'send'))) return false;
  const answer = await client.upload({ fileName, xml: file, dataSequence: sequence });
  const told = { submissionId: id, sequence, kind: answer.kind };
  if (answer.kind === 'unknown') {
    work.log.warn({ ...told, why: answer.cause }, 'upload without an answer');
    return settle(call, 'loseAnswer');
  }
  if (answer.kind === 'notSent') {
    work.log.warn({ ...told, why: answer.cause }, 'upload not sent');
    return later(call);
  }
  const { code } = answer;
  const { class: kind, meaning } = classifyReturn(code);
  work.log.info({ ...told, code, class: kind }, 'upload answered');
  switch (kind) {
    case 'accepted':
      refusedNumbers.delete(id);
      return settle(call, 'accept', code);
    case 'ourFault':
    case 'tooLarge':
      work.log.error({ submissionId: id, code, meaning }, 'the bureau refuses the file');
      return settle(call, 'refuse', code);
    case 'configuration':
      await settle(call, 'postpone', code);
      return stop(call, `${code} ${meaning}`);
    case 'sequence':
      return refusedNumber(call, code, answer.missing);
    case 'wait':
      return later(call, code);
    case 'other':
      work.log.error({ submissionId: id, code, meaning }, 'the bureau answers what it should not: tried again');
      return later(call, code);
  }
}

/** Same number and bytes later; the row that asked for this brings us back. */
async function later(call: Call, code?: string): Promise<false> {
  const { work, connection } = call;
  await settle(call, 'postpone', code);
  // Half of the sweep's period: the sweep after this one finds the connection rested.
  rest(connection.id, work.env.OUTBOX_AGAIN_S * 500);
  return false;
}

/**
 * 14: the number was used, or others are missing before it. Where the bureau misses none but ours, its last file tells
 * which (bureau-interface.md §5); refused a second time, or missing what we think it has, a person must look.
 */
async function refusedNumber(call: Call, code: string, missing: readonly string[]): Promise<boolean> {
  const { id, sequence } = call.submission;
  const odd = missing.filter((number) => !/^\d{1,19}$/.test(number) || BigInt(number) < BigInt(sequence));
  if (odd.length === 0 && !refusedNumbers.has(id)) {
    refusedNumbers.add(id);
    return settle(call, 'loseAnswer', code);
  }
  refusedNumbers.delete(id);
  await settle(call, 'postpone', code);
  return stop(
    call,
    odd.length === 0
      ? `14: number ${sequence} is refused although it is the next one`
      : `14: before number ${sequence} the bureau misses ${odd.slice(0, 10).join(', ')}`,
  );
}
