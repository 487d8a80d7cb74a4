import type { EventInput } from '@beian/domain/order';
import type { ResultOf } from '../graphql.ts';
import { ApiError, request } from '../providers/client.ts';
import { bureauEvents } from './bureau-mutations.ts';
import { colleagueEvents } from './colleague-documents.ts';
import type { Order, Refused, Verdict } from './documents.ts';
import type { ReasonInput } from './event-input.ts';
import { deskEvents, heartbeatDocument, recordVerdictDocument } from './mutations.ts';

export type { ItemReasonInput, ReasonInput } from './event-input.ts';
export type CallOutcome = EventInput<'logCall'>['outcome'];

const senders = { ...deskEvents, ...colleagueEvents, ...bureauEvents };
export type DeskEvent = keyof typeof senders;
/** Input of each event of the desk, besides the order itself. */
export type EventInputs = { [E in DeskEvent]: Parameters<(typeof senders)[E]>[1] };

/** One intent of a person: a retry keeps its key, so it has one effect. */
export type Intent = { [E in DeskEvent]: { event: E; input: EventInputs[E]; key: string } }[DeskEvent];

export type Answer<T> = { ok: true; order: T } | { ok: false; refusal: Refused };

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

export type VerdictAnswer = Extract<ResultOf<typeof recordVerdictDocument>['recordVerdict'], { __typename: 'Order' }>;
export type HeartbeatAnswer = Extract<ResultOf<typeof heartbeatDocument>['heartbeat'], { __typename: 'Order' }>;

/** A verdict carries the hash of the content on screen, to which it is bound. */
export async function recordVerdict(
  order: { id: string; token: string },
  write: {
    item: { key: string; hash: string };
    verdict: Verdict;
    reasons: readonly ReasonInput[];
    grouped?: true;
    key: string;
  },
): Promise<Answer<VerdictAnswer>> {
  const { item, verdict, reasons, grouped, key } = write;
  const variables = { ...order, item: item.key, hash: item.hash, verdict, reasons: [...reasons], grouped, key };
  return answerOf<VerdictAnswer>((await request(recordVerdictDocument, variables)).recordVerdict);
}

/** Prolongs the caller's own lease by `LEASE_MINUTES`. */
export async function heartbeat(id: string, token: string): Promise<Answer<HeartbeatAnswer>> {
  return answerOf<HeartbeatAnswer>((await request(heartbeatDocument, { id, token })).heartbeat);
}
