import { firstMobile, guards, type SmsState, smsPersonsOf, spanOf } from '@beian/domain';
import { mobilesToVerify } from '../bureau/mobiles.ts';
import { newId } from '../ids.ts';
import {
  closeSmsChecks,
  evidencePlace,
  insertSmsCheck,
  markSmsChecks,
  phonePlace,
  setOpenSmsChecks,
  smsCheckIds,
  writeSmsEvidence,
} from '../sql/sms-checks.ts';
import { markAttempt } from './upload.ts';
import type { Write, WriteContext } from './write.ts';

interface Outcome {
  readonly submissionId?: string;
  readonly evidence?: string;
}

/** Where the ministry checks, the hand-over opens a check for each phone; what was open of an earlier attempt is settled. */
export const uploadAccepted: Write = async ({ ctx, tx, hand, input }) => {
  const { facts } = hand;
  const { submissionId } = input as { submissionId: string };
  if (guards.smsIsChecked.holds(facts)) {
    await closeSmsChecks(tx, hand.row.id);
    const span = spanOf('sms', facts.edition);
    if (span?.kind !== 'elapsed') throw new Error('the SMS window is no stretch of time');
    const deadline = new Date(Date.parse(facts.now) + span.ms).toISOString();
    const mobiles = await mobilesToVerify(ctx, tx, hand.row, smsPersonsOf[facts.kind]);
    for (const [person, mobile] of mobiles) {
      const id = newId('sms');
      const phone = firstMobile(mobile);
      await insertSmsCheck(tx, {
        id,
        orderId: hand.row.id,
        submissionId,
        person,
        phone: ctx.keys.seal(phonePlace(id), phone),
        phoneHash: ctx.keys.searchHash('mobile', phone),
        deadline,
      });
    }
  }
  return { logged: input as Record<string, unknown> };
};

/** The attempt whose checks an event is about: guards have found it to be the latest. */
const attemptOf = ({ hand }: WriteContext): string => {
  const { sms } = hand.facts;
  if (sms === null) throw new Error('an event about an SMS without a check');
  return sms.submissionId;
};

/** What a reviewer entered: the state of what was open, with the evidence sealed; the event says only that it is there. */
async function byHand(context: WriteContext, state: SmsState): Promise<boolean> {
  const { ctx, tx, hand, actor, input } = context;
  const { evidence } = input as Outcome;
  if (actor.kind !== 'staff' || evidence === undefined) return false;
  for (const id of await smsCheckIds(tx, attemptOf(context), hand.row.id)) {
    const sealed = ctx.keys.seal(evidencePlace(id), evidence);
    await writeSmsEvidence(tx, { id, state, evidence: sealed, staffId: actor.id, staffName: actor.name });
  }
  return true;
}

/** The bureau goes on with the attempt, also with one that a return had answered. */
export const smsVerified: Write = async (context) => {
  const { tx, hand } = context;
  const evidence = await byHand(context, 'verified');
  await closeSmsChecks(tx, hand.row.id);
  await markAttempt(tx, attemptOf(context), hand.row.id, null);
  return { logged: { submissionId: attemptOf(context), evidence } };
};

/** An SMS return answers the attempt; its checks stay open, for a late word of the ministry. */
const returned =
  (state: SmsState): Write =>
  async (context) => {
    const { tx, hand } = context;
    const evidence = await byHand(context, state);
    if (state === 'timedOut') await setOpenSmsChecks(tx, attemptOf(context), hand.row.id, state);
    await markAttempt(tx, attemptOf(context), hand.row.id, hand.facts.now, 'smsReturned');
    return { logged: { submissionId: attemptOf(context), evidence } };
  };
export const smsFailed = returned('failed');
export const expireSms = returned('timedOut');

const marked =
  (mark: 'overdue_at' | 'desk_asked_at'): Write =>
  async (context) => {
    await markSmsChecks(context.tx, attemptOf(context), context.hand.row.id, mark);
    return { logged: { submissionId: attemptOf(context) } };
  };
export const noteSmsOverdue = marked('overdue_at');
export const askSmsOutcome = marked('desk_asked_at');
