import type { BureauClient } from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import type { SubmissionEvent } from '@beian/domain/submission';
import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  type Backoff,
  type BureauConnectionRow,
  backOff,
  type ClosedCall,
  endClosure,
  openClosure,
  raiseAlarm,
  settleClosures,
  stopBureau,
  updateConnectionHours,
} from '@beian/submissions/connections';
import { type Submission, settleSubmission } from '@beian/submissions/submissions';
import type { WorkerContext } from '../worker-context.ts';

/** One file that is sent to one bureau; the caller holds the connection's lock. */
export interface SubmissionCall {
  readonly work: WorkerContext;
  readonly connection: BureauConnectionRow;
  readonly client: BureauClient;
  readonly submission: Submission;
}

export const retryDelays = ({ env }: WorkerContext): Backoff => ({
  firstMs: env.BUREAU_RETRY_MS,
  longestMs: env.BUREAU_LONGEST_RETRY_MS,
});

/** The meaning of a return code, for people. */
export function returnCodeText(code: string): BilingualText {
  const { message, meaning } = classifyReturn(code);
  return { zh: message, en: meaning };
}

/** The meaning of a code that stops a connection, and what a person must fix before it is resumed. */
export function stopText(code: string): BilingualText {
  const said = returnCodeText(code);
  const { mend } = classifyReturn(code);
  return bilingual(
    `管局答复 ${code}：${said.zh}。${mend === undefined ? '' : `${mend.zh}。`}`,
    `The bureau answers ${code}: ${said.en}. ${mend === undefined ? '' : `${mend.en}.`}`.trim(),
  );
}

/** Moves the submission and its orders to the next state; false if an earlier answer was applied first. */
export const settleCall = (
  { work, submission }: SubmissionCall,
  event: SubmissionEvent,
  answer?: { readonly code: string; readonly message: string },
): Promise<boolean> =>
  settleSubmission(work.ctx, submission.id, event, answer && { ...answer, said: returnCodeText(answer.code) });

/** Stops all calls on this connection until a person resumes it. Always false: there is no next step. */
export async function stopConnection(
  { work, connection, submission }: SubmissionCall,
  why: BilingualText,
): Promise<false> {
  await transaction(work.ctx, system('bureau'), (tx) => stopBureau(tx, connection.id, why));
  const logFields = { bureauId: connection.id, submissionId: submission.id, why: why.en };
  work.log.error(logFields, 'connection stopped: a person must look at it');
  return false;
}

/** Delays the next call on the connection, longer each time; returns the number of consecutive failures. */
export const scheduleRetry = ({ work, connection }: SubmissionCall): Promise<number> =>
  transaction(work.ctx, system('bureau'), (tx) => backOff(tx, connection.id, retryDelays(work)));

/** Raises an alarm for people; the connection continues. */
export async function raiseConnectionAlarm(
  { work, connection, submission }: SubmissionCall,
  what: BilingualText,
): Promise<void> {
  await transaction(work.ctx, system('bureau'), (tx) => raiseAlarm(tx, connection.id, what));
  work.log.error({ bureauId: connection.id, submissionId: submission.id, what: what.en }, 'a person should look at it');
}

/** Records closures of the bureau: an answer of class `wait` opens one, any other ends it and extends the due times that were paused. */
export async function recordClosure(ctx: AppContext, bureauId: string, call: ClosedCall, code: string): Promise<void> {
  const ended = await transaction(ctx, system('bureau'), async (tx) => {
    if (classifyReturn(code).class !== 'wait') return endClosure(tx, bureauId, call);
    // Filing hours may just have ended; only one closure may be open at a time.
    await updateConnectionHours(tx, bureauId);
    await openClosure(tx, bureauId, call, code);
    return false;
  });
  if (ended) await settleClosures(ctx, bureauId);
}
