import type { Deflated } from '@beian/bureau-protocol/protocol';
import { recordClosure, type SubmissionCall, scheduleRetry, settleCall } from './call.ts';
import { resolveUnknownOutcome } from './resolve-unknown.ts';

/** Answer 0 alone says by itself that the bureau has the file (docs/spec/bureau-interface.md B-1.2). */
const ACCEPTED = '0';

/**
 * Sends one file. The attempt is committed as SENDING before the first byte is sent. Whatever else the bureau answers, what it has is what its
 * last upload holds. False if there is no next step now.
 */
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
  work.log.info({ ...logFields, code }, 'upload answered');
  await recordClosure(work.ctx, call.connection.id, 'upload', code);
  if (code === ACCEPTED) return settleCall(call, 'accept', answer);
  return (await settleCall(call, 'loseAnswer', answer)) && resolveUnknownOutcome(call, answer);
}
