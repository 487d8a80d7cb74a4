import type { EventInput } from '@beian/domain/order';
import { ApiError, request } from '../app/providers/client.ts';
import { eventDocuments } from '../generated/desk-events.ts';
import type { ResultOf, TadaDocumentNode, VariablesOf } from '../graphql.ts';
import type { Order, Refused, Verdict } from './documents.ts';
import { heartbeatDocument, type orderAnswer, recordVerdictDocument } from './mutations.ts';

/** A reason for an item, or for the whole order (`item` null); `advice` null: the library's. */
export interface ItemReasonInput {
  readonly code: string;
  readonly item: string | null;
  readonly advice: string | null;
}
export type ReasonInput = Omit<ItemReasonInput, 'item'>;
export type CallOutcome = EventInput<'logCall'>['outcome'];

export type DeskEvent = keyof typeof eventDocuments;
/** What the order and the intent themselves say to a mutation. */
type OfOrder = 'id' | 'version' | 'token' | 'key';
type Given<V> = [Exclude<keyof V, OfOrder>] extends [never] ? undefined : Omit<V, OfOrder>;
/** Input of each event of the desk, besides the order itself. */
export type EventInputs = { [E in DeskEvent]: Given<VariablesOf<(typeof eventDocuments)[E]>> };

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

type Variables = Readonly<Record<string, unknown>>;
type EventDocument = TadaDocumentNode<{ readonly done: ResultOf<typeof orderAnswer> }, Variables>;

/** Of the given variables those that a document declares. */
function declaredOf({ definitions }: EventDocument, given: Variables): Variables {
  const names = definitions.flatMap((one) =>
    one.kind === 'OperationDefinition'
      ? (one.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
}

/** Sends one event. A refusal is a value; a fault throws ApiError. */
export async function perform(order: Order, { event, input, key }: Intent): Promise<Answer<Order>> {
  // `Intent` has paired the event with its input.
  const document = eventDocuments[event] as EventDocument;
  const { id, version, lease } = order;
  const variables = declaredOf(document, { id, version, token: lease?.token ?? '', key, ...input });
  return answerOf<Order>((await request(document, variables)).done);
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
