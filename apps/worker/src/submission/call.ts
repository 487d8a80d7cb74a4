import { type BureauClient, classifyReturn } from '@beian/bureau';
import type { SubmissionEvent } from '@beian/domain';
import {
  type BureauConnectionRow,
  inTransaction,
  type Submission,
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

/** Moves the submission and its orders; false where an earlier answer was first. */
export function settle({ work, submission }: Call, event: SubmissionEvent, code?: string): Promise<boolean> {
  const row = code === undefined ? undefined : classifyReturn(code);
  return settleSubmission(work.house, submission.id, event, code, row && { zh: row.message, en: row.meaning });
}

/** Nothing is called on this connection until a person has looked at it. Always false: there is no next step. */
export async function stop({ work, connection, submission }: Call, why: string): Promise<false> {
  await inTransaction(work.house, system('bureau'), (tx) => stopBureau(tx, connection.id, why));
  const told = { bureauId: connection.id, submissionId: submission.id, why };
  work.log.error(told, 'connection stopped: a person must look at it');
  return false;
}
