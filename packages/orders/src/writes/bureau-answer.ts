import { afterState } from '../bureau/after-state.ts';
import { getMatter, storeMatter } from '../bureau/record.ts';
import { answerAttempt } from './upload.ts';
import type { Write } from './write.ts';

interface Result {
  readonly submissionId: string;
  readonly day: string;
  readonly codes: readonly string[];
}

/** bureauApprove is the one event that writes to a record: the new values, in the same transaction as the state. */
export const applyToRecord: Write = async ({ house, tx, hand, input }) => {
  const { submissionId, day, codes } = input as Result;
  const { id, recordId, websiteId } = hand.row;
  const filed = await getMatter(house, tx, recordId, websiteId);
  const after = await afterState(house, tx, { id, kind: hand.facts.kind }, filed);
  await storeMatter(house, tx, { recordId, websiteId }, after);
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now);
  return { logged: { submissionId, day, codes } };
};

export const takeRefusal: Write = async ({ tx, hand, input }) => {
  const { submissionId, day, codes } = input as Result;
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now);
  return { logged: { submissionId, day, codes } };
};
