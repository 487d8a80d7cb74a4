import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { refusalReasons, submissionOrders } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type JudgedEscape, judgeEscape } from '@beian/domain/escapes';
import {
  carriesFilingPassword,
  FILING_PASSWORD,
  fieldsOfKind,
  materialKinds,
  type SubjectAndWebsite,
} from '@beian/domain/filing';
import { materialKey, type OrderFacts } from '@beian/domain/order';
import { type Ending, kindRow } from '@beian/domain/order-names';
import { bureauWords, type Concern, type ExplainedCode, proposedConcerns, type RawWords } from '@beian/domain/reasons';
import { endFiled, getSubjectAndWebsite, markFiled, noteEnded, saveVersion, storeMatter } from '@beian/records/record';
import { and, eq } from 'drizzle-orm';
import { appendBureauWords, loadOrderMask } from '../bureau-words/words.ts';
import type { EventWrite, WriteContext } from '../event/write.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { answerRectifications } from '../rectification/link-order.ts';
import { closeSmsChecks } from '../sms-checks/sms-checks.ts';
import { buildAfterState, endedId } from './after-state.ts';
import { takeFilingNumber } from './filing-number.ts';
import { loadReviewedOrder } from './reviewed-order.ts';

/** bureauApprove is the only event that writes to a record, in the same transaction as the state. */
export const applyToRecord: EventWrite<'bureauApprove'> = async (context) => {
  const { submissionId, day, codes, matchedBy } = context.input;
  await applyApproval(context, submissionId);
  return { logged: { submissionId, day, codes, matchedBy } };
};

export const recordRefusal: EventWrite<'bureauRefuse'> = async (context) => {
  const { submissionId, day, codes, concerns, said, words, matchedBy } = context.input;
  await refuseAttempt(context, submissionId, concerns);
  const { loaded } = context;
  await addRefusalWords(context, { submissionId, orderId: loaded.row.id }, loaded.facts, {
    day,
    said,
    concerns,
    details: words,
  });
  return { logged: { submissionId, day, codes, matchedBy } };
};

/** A refused upload closes its attempt. */
export const recordTechnicalRefusal: EventWrite<'uploadRefused'> = async ({ tx, loaded, input }) => {
  const { submissionId, code, matchedBy } = input;
  await answerAttempt(tx, submissionId, loaded.row.id, loaded.facts.now, 'technical');
  return { logged: { submissionId, code, matchedBy } };
};

/** The file could not be built: the order is judged again with the problems listed. */
export const failReport: EventWrite<'failReport'> = async ({ input }) => ({
  logged: { problems: input.problems },
});

/**
 * Stores the bureau's text of a refusal for the order's applicant, in addition to earlier texts about the same attempt.
 */
export async function addRefusalWords(
  { ctx, tx }: Pick<WriteContext, 'ctx' | 'tx'>,
  at: { readonly submissionId: string; readonly orderId: string },
  facts: Pick<OrderFacts, 'kind' | 'changed'>,
  {
    day,
    said,
    concerns,
    details = {},
  }: {
    readonly day: string;
    readonly said: readonly ExplainedCode[];
    readonly concerns: readonly Concern[];
    readonly details?: RawWords;
  },
): Promise<void> {
  const hide = await loadOrderMask(ctx, tx, at.orderId);
  const own = concernsOfOrder(concerns, facts);
  await appendBureauWords(ctx, tx, at, bureauWords({ day, said, concerns: own, words: details }, hide));
}

/** Filing numbers that a person read in the bureau's own system. */
export interface ReadNumbers {
  readonly subject?: string;
  readonly website: string;
}

/** `numbers`: what is filed for the first time is filed at once, because no publication by the interface need follow. */
export async function applyApproval(
  { ctx, tx, loaded }: WriteContext,
  submissionId: string,
  numbers?: ReadNumbers,
): Promise<void> {
  const filed = await getSubjectAndWebsite(ctx, tx, loaded.row);
  const { effect } = kindRow(loaded.facts.kind);
  if (effect.does === 'end') await endRecord({ ctx, tx, loaded }, filed, effect.what);
  else await replaceRecord({ ctx, tx, loaded }, filed, numbers);
  await answerAttempt(tx, submissionId, loaded.row.id, loaded.facts.now, 'approved');
  await answerRectifications(tx, loaded.row.id);
}

type RecordWrite = Pick<WriteContext, 'ctx' | 'tx' | 'loaded'>;

/** What the order is about is no longer filed. The bureau's own note of it (ZXSJ) then changes nothing more. */
async function endRecord({ ctx, tx, loaded }: RecordWrite, filed: SubjectAndWebsite, what: Ending): Promise<void> {
  const ended = { what, bureauId: endedId(filed, what) };
  await noteEnded(tx, ended, null);
  await endFiled(ctx, tx, ended, await ispOf(tx, filed));
  await saveVersion(ctx, tx, loaded.row.recordId, { cause: 'approved', orderId: loaded.row.id });
  await tx.client.query(`select pg_notify('records', '')`);
}

/** Our id at the bureau of the subject's province. */
export async function ispOf(tx: Tx, { subject }: SubjectAndWebsite): Promise<string> {
  const { rows } = await tx.client.query<{ isp: string | null }>('/* ispOf */ select app.isp_of($1) as isp', [
    subject.province,
  ]);
  return rows[0]?.isp ?? '';
}

/**
 * Subject and website take the order's values. What is filed for the first time gets the bureau's ids and numbers, and is filed, when
 * the bureau publishes it.
 */
async function replaceRecord(
  { ctx, tx, loaded }: RecordWrite,
  filed: SubjectAndWebsite,
  numbers?: ReadNumbers,
): Promise<void> {
  const { id, recordId, websiteId } = loaded.row;
  const { kind } = loaded.facts;
  const after = await buildAfterState(ctx, tx, { id, kind, ispId: await ispOf(tx, filed) }, filed);
  // `modifiedAt` is at least the day of sending, because data published earlier cannot include this change.
  const times = [after.subject.modifiedAt, loaded.facts.attempt?.sentDay].filter((time) => typeof time === 'string');
  const modifiedAt = times.sort().at(-1);
  await storeMatter(
    ctx,
    tx,
    { recordId, websiteId, orderId: id },
    {
      ...after,
      subject: { ...after.subject, modifiedAt, ...(numbers?.subject && { filingNumber: numbers.subject }) },
      website: { ...after.website, ...(numbers && { filingNumber: numbers.website }) },
    },
  );
  if (numbers !== undefined) {
    await markFiled(tx, { recordId, websiteId });
    await takeFilingNumber(tx, recordId);
  }
}

export async function refuseAttempt(
  { ctx, tx, loaded }: WriteContext,
  submissionId: string,
  concerns: readonly Concern[],
): Promise<void> {
  await answerAttempt(tx, submissionId, loaded.row.id, loaded.facts.now, 'refused');
  await storeRefusalReasons(ctx, tx, loaded, submissionId, concernsOfOrder(concerns, loaded.facts));
}

/** The bureau's codes as reasons of this order. */
export const concernsOfOrder = (
  concerns: readonly Concern[],
  { kind, changed }: Pick<OrderFacts, 'kind' | 'changed'>,
): Concern[] =>
  proposedConcerns(
    concerns.map((one) => ofThisOrder(one, { kind, changed })),
    {
      // What is declared of a subject filed elsewhere, and what the filing lacked, stands among the changed fields.
      items: [
        ...new Set([...fieldsOfKind(kind), ...changed, ...(carriesFilingPassword(kind) ? [FILING_PASSWORD] : [])]),
        ...materialKinds.map(materialKey),
      ],
      changed,
    },
  );

/** 1018 says the same of a wrong filing password and of a missing one. */
const ofThisOrder = (concern: Concern, { kind, changed }: Pick<OrderFacts, 'kind' | 'changed'>): Concern =>
  concern.item === FILING_PASSWORD && carriesFilingPassword(kind) && !changed.includes(FILING_PASSWORD)
    ? { ...concern, reason: 'ORD-13' }
    : concern;

/** Stores each reason with the rule that had passed the field and the cause of the escape, to show where our own checks missed the fault. */
async function storeRefusalReasons(
  ctx: AppContext,
  tx: Tx,
  loaded: LoadedOrder,
  submissionId: string,
  concerns: readonly Concern[],
): Promise<void> {
  if (concerns.length === 0) return;
  const review = await loadReviewedOrder(ctx, tx, loaded);
  await tx.insert(refusalReasons).values(
    concerns.map(({ code, item, reason }) => ({
      id: newId('refusal'),
      orderId: loaded.row.id,
      submissionId,
      code,
      item,
      reason,
      passedRule: loaded.facts.findings.find((finding) => finding.field === item && finding.outcome === 'pass')?.ruleId,
      ...toColumns(judgeEscape({ item, reason }, review)),
    })),
  );
}

const toColumns = ({ cause, rules }: JudgedEscape) => ({ cause, rules: [...rules] });

/** How an attempt was answered. A second result with the same answer raises no event. */
export type AttemptAnswer =
  | 'approved'
  | 'refused'
  | 'technical'
  | 'smsReturned'
  | 'recalled'
  | 'writtenOff'
  | 'split'
  | 'renumbered';

/** Marks the attempt of this order in this submission as answered and closes its SMS checks. */
export async function answerAttempt(
  tx: Tx,
  submissionId: string,
  orderId: string,
  at: string,
  answer?: AttemptAnswer,
): Promise<void> {
  await setAttemptAnswer(tx, submissionId, orderId, at, answer);
  await closeSmsChecks(tx, orderId);
}

/** Sets the instant of the attempt's answer; null makes it wait for an answer again. */
export async function setAttemptAnswer(
  tx: Tx,
  submissionId: string,
  orderId: string,
  at: string | null,
  answer: AttemptAnswer | null = null,
): Promise<void> {
  await tx
    .update(submissionOrders)
    .set({ answeredAt: at, answer })
    .where(and(eq(submissionOrders.submissionId, submissionId), eq(submissionOrders.orderId, orderId)));
  noteWritten(tx, 'submission_orders', `${submissionId} ${orderId}`);
}
