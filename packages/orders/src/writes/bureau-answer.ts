import { afterState } from '../bureau/after-state.ts';
import { getWebsite, storeWebsite } from '../bureau/record.ts';
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
  const before = await getWebsite(house, tx, hand.row.websiteId);
  const after = await afterState(house, tx, hand.row.id, before);
  await storeWebsite(house, tx, hand.row.websiteId, after);
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now);
  return { logged: { submissionId, day, codes } };
};

export const takeRefusal: Write = async ({ tx, hand, input }) => {
  const { submissionId, day, codes } = input as Result;
  await answerAttempt(tx, submissionId, hand.row.id, hand.facts.now);
  return { logged: { submissionId, day, codes } };
};
