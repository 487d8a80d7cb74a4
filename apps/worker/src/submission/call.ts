import { type BureauClient, classifyReturn } from '@beian/bureau';
import { type SubmissionEvent, type Text, text } from '@beian/domain';
import {
  type BureauConnectionRow,
  type ClosedCall,
  endClosure,
  followHours,
  type AppContext,
  holdBack,
  inTransaction,
  openClosure,
  type Patience,
  raiseAlarm,
  type Submission,
  settleClosures,
  settleSubmission,
  stopBureau,
  system,
} from '@beian/orders';
import type { Work } from '../work.ts';

/** One file that is brought to one bureau, by whoever holds the connection alone. */
export interface Call {
  readonly work: Work;
  readonly connection: BureauConnectionRow;
  readonly client: BureauClient;
  readonly submission: Submission;
}

export const patienceOf = ({ env }: Work): Patience => ({
  firstMs: env.BUREAU_RETRY_MS,
  longestMs: env.BUREAU_LONGEST_RETRY_MS,
});

/** What a code says, for people. */
export function saidOf(code: string): Text {
  const { message, meaning } = classifyReturn(code);
  return { zh: message, en: meaning };
}

/** What a code that stops a connection says, and what a person mends before it is resumed. */
export function stoppedBy(code: string): Text {
  const said = saidOf(code);
  const { mend } = classifyReturn(code);
  return text(
    `管局答复 ${code}：${said.zh}。${mend === undefined ? '' : `${mend.zh}。`}`,
    `The bureau answers ${code}: ${said.en}. ${mend === undefined ? '' : `${mend.en}.`}`.trim(),
  );
}

/** Moves the submission and its orders; false where an earlier answer was first. */
export const settle = ({ work, submission }: Call, event: SubmissionEvent, code?: string): Promise<boolean> =>
  settleSubmission(work.ctx, submission.id, event, code, code === undefined ? undefined : saidOf(code));

/** Nothing is called on this connection until a person has looked at it. Always false: there is no next step. */
export async function stop({ work, connection, submission }: Call, why: Text): Promise<false> {
  await inTransaction(work.ctx, system('bureau'), (tx) => stopBureau(tx, connection.id, why));
  const told = { bureauId: connection.id, submissionId: submission.id, why: why.en };
  work.log.error(told, 'connection stopped: a person must look at it');
  return false;
}

/** Leaves the connection alone for a while, longer each time; gives the tries in a row that brought nothing. */
export const later = ({ work, connection }: Call): Promise<number> =>
  inTransaction(work.ctx, system('bureau'), (tx) => holdBack(tx, connection.id, patienceOf(work)));

/** Told to a person, while the connection goes on. */
export async function alarm({ work, connection, submission }: Call, what: Text): Promise<void> {
  await inTransaction(work.ctx, system('bureau'), (tx) => raiseAlarm(tx, connection.id, what));
  work.log.error({ bureauId: connection.id, submissionId: submission.id, what: what.en }, 'a person should look at it');
}

/** The clock of closures: an answer of class `wait` opens one, any other ends it and moves on what stood still. */
export async function keepClosure(ctx: AppContext, bureauId: string, call: ClosedCall, code: string): Promise<void> {
  const ended = await inTransaction(ctx, system('bureau'), async (tx) => {
    if (classifyReturn(code).class !== 'wait') return endClosure(tx, bureauId, call);
    // Its hours may just have begun: one closure at a time is open.
    await followHours(tx, bureauId);
    await openClosure(tx, bureauId, call, code);
    return false;
  });
  if (ended) await settleClosures(ctx, bureauId);
}
