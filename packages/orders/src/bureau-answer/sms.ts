import { newId } from '@beian/database/ids';
import { spanOf } from '@beian/domain/clock';
import { firstMobile, guards, type SmsState, smsPersonsOf } from '@beian/domain/order';
import { editionFor, editionOf } from '@beian/domain/province';
import { mobilesToVerify } from '../content/mobiles.ts';
import type { EventWrite, WriteContext } from '../event/write.ts';
import {
  closeSmsChecks,
  findSmsCheckIds,
  insertSmsCheck,
  markSmsChecks,
  phoneAad,
  setOpenSmsChecksState,
  smsEvidenceAad,
  writeSmsEvidence,
} from '../sms-checks/sms-checks.ts';
import { setAttemptAnswer } from './bureau-answer.ts';

type SmsOutcomeEvent = 'smsVerified' | 'smsFailed' | 'expireSms';

/**
 * Where the ministry verifies phones by SMS, the accepted upload opens a check for each phone and closes open checks of
 * earlier attempts. The order keeps the edition of this hand-over.
 */
export const uploadAccepted: EventWrite<'uploadAccepted'> = async (context) => {
  const { input } = context;
  const { handOverEdition } = await openSmsChecks(context, input.submissionId);
  return { set: { handOverEdition }, logged: { ...input, handOverEdition } };
};

export async function openSmsChecks(
  { ctx, tx, loaded }: Pick<WriteContext, 'ctx' | 'tx' | 'loaded'>,
  submissionId: string,
) {
  const { facts } = loaded;
  if (guards.smsIsChecked.check(facts)) {
    await closeSmsChecks(tx, loaded.row.id);
    const span = spanOf('sms', editionFor('smsWindows', facts));
    if (span?.kind !== 'elapsed') throw new Error('the SMS window is no stretch of time');
    const deadline = new Date(Date.parse(facts.now) + span.ms).toISOString();
    const mobiles = await mobilesToVerify(
      ctx,
      tx,
      loaded.row,
      smsPersonsOf(facts.kind, editionFor('smsPersons', facts)),
    );
    const phones = new Set<string>();
    for (const [person, mobile] of mobiles) {
      const id = newId('sms');
      const phone = firstMobile(mobile);
      // One code where both principals have the same mobile (docs/spec/rules.md R-9).
      if (phones.has(phone)) continue;
      phones.add(phone);
      await insertSmsCheck(tx, {
        id,
        orderId: loaded.row.id,
        submissionId,
        person,
        phone: ctx.keys.seal(phoneAad(id), phone),
        phoneHash: ctx.keys.searchHash('mobile', phone),
        deadline,
      });
    }
  }
  return { handOverEdition: editionOf(facts.handOverEdition) };
}

/** The attempt that an event is about; guards have verified that it is the latest. */
const attemptIdOf = ({ loaded }: WriteContext): string => {
  const { sms } = loaded.facts;
  if (sms === null) throw new Error('an event about an SMS without a check');
  return sms.submissionId;
};

/**
 * Stores a reviewer's decision on the open checks with the sealed evidence; returns whether there is any, which is all
 * that the event holds.
 */
async function recordStaffEvidence(context: WriteContext<SmsOutcomeEvent>, state: SmsState): Promise<boolean> {
  const { ctx, tx, loaded, actor, input } = context;
  const evidence = 'evidence' in input ? input.evidence : undefined;
  if (actor.kind !== 'staff' || evidence === undefined) return false;
  for (const id of await findSmsCheckIds(tx, attemptIdOf(context), loaded.row.id)) {
    const sealed = ctx.keys.seal(smsEvidenceAad(id), evidence);
    await writeSmsEvidence(tx, { id, state, evidence: sealed, staffId: actor.id, staffName: actor.name });
  }
  return true;
}

/** The bureau continues with the attempt, even when an SMS return had closed it. */
export const smsVerified: EventWrite<'smsVerified'> = async (context) => {
  const { tx, loaded } = context;
  const evidence = await recordStaffEvidence(context, 'verified');
  await closeSmsChecks(tx, loaded.row.id);
  await setAttemptAnswer(tx, attemptIdOf(context), loaded.row.id, null);
  return { logged: { submissionId: attemptIdOf(context), evidence } };
};

/** An SMS return closes the attempt; its checks stay open for a late answer of the ministry. */
const smsReturnWrite =
  (state: SmsState): EventWrite<'smsFailed' | 'expireSms'> =>
  async (context) => {
    const { tx, loaded } = context;
    const evidence = await recordStaffEvidence(context, state);
    if (state === 'timedOut') await setOpenSmsChecksState(tx, attemptIdOf(context), loaded.row.id, state);
    await setAttemptAnswer(tx, attemptIdOf(context), loaded.row.id, loaded.facts.now, 'smsReturned');
    return { logged: { submissionId: attemptIdOf(context), evidence } };
  };
export const smsFailed = smsReturnWrite('failed');
export const expireSms = smsReturnWrite('timedOut');

const smsMarkWrite =
  (mark: 'overdue_at' | 'desk_asked_at'): EventWrite =>
  async (context) => {
    await markSmsChecks(context.tx, attemptIdOf(context), context.loaded.row.id, mark);
    return { logged: { submissionId: attemptIdOf(context) } };
  };
export const noteSmsOverdue = smsMarkWrite('overdue_at');
export const askSmsOutcome = smsMarkWrite('desk_asked_at');
