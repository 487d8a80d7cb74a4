import type { EventInput, LiveEvent } from '@beian/domain';
import type { ResultOf } from '../graphql.ts';
import { ApiError, request } from '../providers/client.ts';
import * as colleagues from './colleague-documents.ts';
import type { Order, Refused, Verdict } from './documents.ts';
import * as documents from './mutations.ts';

export type CallOutcome = EventInput<'logCall'>['outcome'];

/** An input as a form sends it: a member left empty is null. */
type Filled<Input, Omitted extends PropertyKey = never> = {
  [K in Exclude<keyof Input, Omitted>]-?: undefined extends Input[K] ? Exclude<Input[K], undefined> | null : Input[K];
};
type FormInput<E extends LiveEvent, Omitted extends string = never> = Filled<EventInput<E>, Omitted>;

/** A reason for an item, or for the whole order; `code` is one of `returnReasons`, which are text to the console. */
export type ItemReasonInput = Readonly<
  Filled<EventInput<'sendBack'>['reasons'][number], 'code'> & { readonly code: string }
>;
/** A reason of one item's verdict. */
export type ReasonInput = Omit<ItemReasonInput, 'item'>;
/** The evidence of an outcome that a reviewer records. */
type SmsEvidence = Required<Pick<EventInput<'smsVerified'>, 'evidence'>>;

/** Input of each event of the desk, besides the order itself. */
export interface EventInputs {
  claim: undefined;
  release: undefined;
  skip: FormInput<'skip'>;
  logCall: FormInput<'logCall'>;
  logCallback: FormInput<'logCallback'>;
  addNote: FormInput<'addNote'>;
  /** null: unassign. */
  assign: FormInput<'assign', 'undoes'>;
  /** null: ask the supervisors. */
  requestAdvice: FormInput<'requestAdvice'>;
  answerAdvice: FormInput<'answerAdvice'>;
  escalate: FormInput<'escalate'>;
  settleEscalation: FormInput<'settleEscalation'>;
  approveInitialReview: undefined;
  approvePhoto: undefined;
  returnForCorrection: undefined;
  rejectInitialReview: { reasons: ReasonInput[] };
  rejectPhoto: undefined;
  sendBack: { reasons: ItemReasonInput[] };
  recall: undefined;
  recordBureauAnswer: FormInput<'recordBureauAnswer', 'reasons'> & { reasons: ItemReasonInput[] };
  writeOffAttempt: FormInput<'writeOffAttempt'>;
  reopen: undefined;
  pushToBureau: undefined;
  smsVerified: SmsEvidence;
  smsFailed: SmsEvidence;
}
export type DeskEvent = keyof EventInputs;

/** One intent of a person: a retry keeps its key, so it has one effect. */
export type Intent = { [E in DeskEvent]: { event: E; input: EventInputs[E]; key: string } }[DeskEvent];

export type Answer<T> = { ok: true; order: T } | { ok: false; refusal: Refused };

const tokenOf = (order: Order): string => order.lease?.token ?? '';

/** A decision carries the version on screen and the token of the lease. */
const decisionVariables = (order: Order, key: string) => ({
  id: order.id,
  version: order.version,
  token: tokenOf(order),
  key,
});

const senders: { [E in DeskEvent]: (order: Order, input: EventInputs[E], key: string) => Promise<unknown> } = {
  claim: async ({ id }, _, key) => (await request(documents.claimDocument, { id, key })).claim,
  release: async (order, _, key) =>
    (await request(documents.releaseDocument, { id: order.id, token: tokenOf(order), key })).release,
  skip: async ({ id }, input, key) => (await request(documents.skipDocument, { id, ...input, key })).skip,
  logCall: async ({ id }, input, key) => (await request(documents.logCallDocument, { id, ...input, key })).logCall,
  logCallback: async ({ id }, input, key) =>
    (await request(colleagues.logCallbackDocument, { id, ...input, key })).logCallback,
  assign: async ({ id }, input, key) => (await request(colleagues.assignDocument, { id, ...input, key })).assign,
  requestAdvice: async ({ id }, input, key) =>
    (await request(colleagues.requestAdviceDocument, { id, ...input, key })).requestAdvice,
  answerAdvice: async ({ id }, input, key) =>
    (await request(colleagues.answerAdviceDocument, { id, ...input, key })).answerAdvice,
  escalate: async ({ id }, input, key) => (await request(colleagues.escalateDocument, { id, ...input, key })).escalate,
  settleEscalation: async ({ id }, input, key) =>
    (await request(colleagues.settleEscalationDocument, { id, ...input, key })).settleEscalation,
  addNote: async ({ id }, input, key) => (await request(documents.addNoteDocument, { id, ...input, key })).addNote,
  approveInitialReview: async (order, _, key) =>
    (await request(documents.approveInitialReviewDocument, decisionVariables(order, key))).approveInitialReview,
  approvePhoto: async (order, _, key) =>
    (await request(documents.approvePhotoDocument, decisionVariables(order, key))).approvePhoto,
  returnForCorrection: async (order, _, key) =>
    (await request(documents.returnForCorrectionDocument, decisionVariables(order, key))).returnForCorrection,
  rejectPhoto: async (order, _, key) =>
    (await request(documents.rejectPhotoDocument, decisionVariables(order, key))).rejectPhoto,
  rejectInitialReview: async (order, { reasons }, key) =>
    (await request(documents.rejectInitialReviewDocument, { ...decisionVariables(order, key), reasons }))
      .rejectInitialReview,
  sendBack: async ({ id, version }, { reasons }, key) =>
    (await request(documents.sendBackDocument, { id, version, reasons, key })).sendBack,
  reopen: async ({ id, version }, _, key) => (await request(documents.reopenDocument, { id, version, key })).reopen,
  recall: async ({ id, version }, _, key) => (await request(documents.recallDocument, { id, version, key })).recall,
  recordBureauAnswer: async ({ id, version }, input, key) =>
    (await request(documents.recordBureauAnswerDocument, { id, version, ...input, key })).recordBureauAnswer,
  writeOffAttempt: async ({ id, version }, { note }, key) =>
    (await request(documents.writeOffAttemptDocument, { id, version, note, key })).writeOffAttempt,
  pushToBureau: async ({ id, version }, _, key) =>
    (await request(documents.pushToBureauDocument, { id, version, key })).pushToBureau,
  smsVerified: async ({ id, version }, { evidence }, key) =>
    (await request(documents.smsVerifiedDocument, { id, version, evidence, key })).smsVerified,
  smsFailed: async ({ id, version }, { evidence }, key) =>
    (await request(documents.smsFailedDocument, { id, version, evidence, key })).smsFailed,
};

/** Distinguishes the two members of the union by `__typename`. */
function answerOf<T>(answer: unknown): Answer<T> {
  const value = answer as { __typename?: string } | null;
  if (value?.__typename === 'ActionRefused') return { ok: false, refusal: value as Refused };
  if (value?.__typename === 'Order') return { ok: true, order: value as T };
  throw new ApiError('UNREADABLE', String(value?.__typename), 200);
}

/** Sends one event. A refusal is a value; a fault throws ApiError. */
export async function perform(order: Order, intent: Intent): Promise<Answer<Order>> {
  const send = senders[intent.event] as (order: Order, input: unknown, key: string) => Promise<unknown>;
  return answerOf<Order>(await send(order, intent.input, intent.key));
}

export type VerdictAnswer = Extract<
  ResultOf<typeof documents.recordVerdictDocument>['recordVerdict'],
  { __typename: 'Order' }
>;
export type HeartbeatAnswer = Extract<
  ResultOf<typeof documents.heartbeatDocument>['heartbeat'],
  { __typename: 'Order' }
>;

/** A verdict carries the hash of the content on screen, to which it is bound. */
export async function recordVerdict(
  order: { id: string; token: string },
  write: { item: { key: string; hash: string }; verdict: Verdict; reasons: readonly ReasonInput[]; key: string },
): Promise<Answer<VerdictAnswer>> {
  const { item, verdict, reasons, key } = write;
  const variables = { ...order, item: item.key, hash: item.hash, verdict, reasons: [...reasons], key };
  return answerOf<VerdictAnswer>((await request(documents.recordVerdictDocument, variables)).recordVerdict);
}

/** Prolongs the caller's own lease by five minutes. */
export async function heartbeat(id: string, token: string): Promise<Answer<HeartbeatAnswer>> {
  return answerOf<HeartbeatAnswer>((await request(documents.heartbeatDocument, { id, token })).heartbeat);
}
