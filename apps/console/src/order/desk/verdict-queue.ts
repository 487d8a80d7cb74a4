import { useSyncExternalStore } from 'react';
import { newKey } from '../../common/new-key.ts';
import { ApiError } from '../../providers/client.ts';
import { getLanguage, type Language } from '../../providers/i18n.ts';
import type { Refused, Verdict } from '../documents.ts';
import type { Answer, ReasonInput, VerdictAnswer } from '../perform.ts';

/** One verdict of the reader. Sent again, it keeps its key, so it has one effect. */
export interface VerdictWrite {
  readonly item: { readonly key: string; readonly hash: string; readonly label: string };
  readonly verdict: Verdict;
  readonly reasons: readonly ReasonInput[];
  readonly key: string;
}

/** A verdict that the API did not take, and its sentences; without them the API failed. */
export interface RefusedVerdictWrite {
  readonly write: VerdictWrite;
  readonly reasons: Refused['reasons'];
  /** Of the sentences. */
  readonly language: Language;
}

/** Verdicts of one order that have no answer yet: at most one per item, in the sequence of the presses. */
export interface VerdictQueue {
  readonly waiting: readonly VerdictWrite[];
  /** The first one did not reach the API: it is sent again when the network is back. */
  readonly undelivered: boolean;
  readonly refused: readonly RefusedVerdictWrite[];
}

/** How verdicts of an order are sent: with its number, for people, and under the lease that they were given under. */
export interface Sender {
  readonly number: string;
  readonly send: (write: VerdictWrite) => Promise<Answer<VerdictAnswer>>;
}

/** The page of an order, while it is open. */
export interface OrderPage {
  readonly onAnswer: (answer: VerdictAnswer) => Promise<unknown>;
  readonly onRefusal: (refusal: Refused) => Promise<unknown>;
}

/** Between two tries without a sign that the network is back, ms. */
const RETRY_MS = 10_000;
/** The API is not to be reached, or is busy: the verdict is neither taken nor refused. */
const retryableStatuses: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);
/** The lease is lost: what waits behind would be refused for the same reason, but not for what else is said of the first. */
const orderWideCodes: ReadonlySet<string> = new Set(['LEASE_LOST', 'NOT_CLAIMED', 'STALE']);

const empty: VerdictQueue = { waiting: [], undelivered: false, refused: [] };
/** Kept beside the pages: a verdict outlives the page it was given on, and a sign-in in between. */
const queues = new Map<string, VerdictQueue>();
const pages = new Map<string, OrderPage>();
const senders = new Map<string, Sender>();
const sending = new Set<string>();
const listeners = new Set<() => void>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;

const queueOf = (orderId: string): VerdictQueue => queues.get(orderId) ?? empty;

function change(orderId: string, part: Partial<VerdictQueue>): void {
  const next = { ...queueOf(orderId), ...part };
  if (next.waiting.length === 0 && next.refused.length === 0) queues.delete(orderId);
  else queues.set(orderId, next);
  for (const listener of listeners) listener();
}

const excluding = (writes: readonly VerdictWrite[], gone: readonly VerdictWrite[]) =>
  writes.filter(({ key }) => gone.every((one) => one.key !== key));

/** Puts a verdict behind the others. Of two that wait for the same item the last press counts. */
function enqueue(orderId: string, write: VerdictWrite): void {
  const { waiting, refused } = queueOf(orderId);
  const isOtherItem = <T extends { readonly key: string }>(one: T) => one.key !== write.item.key;
  change(orderId, {
    waiting: [...waiting.filter(({ item }) => isOtherItem(item)), write],
    refused: refused.filter((one) => isOtherItem(one.write.item)),
  });
}

function markRefused(orderId: string, writes: readonly VerdictWrite[], reasons: Refused['reasons']): void {
  const { waiting, refused } = queueOf(orderId);
  const now = writes.filter(({ key }) => waiting.some((one) => one.key === key));
  change(orderId, {
    waiting: excluding(waiting, writes),
    undelivered: false,
    refused: [...refused, ...now.map((write) => ({ write, reasons, language: getLanguage() }))],
  });
}

type SendResult = 'taken' | 'refused' | 'undelivered' | 'signedOut';

async function send(orderId: string, write: VerdictWrite): Promise<SendResult> {
  const sender = senders.get(orderId);
  if (sender === undefined) return 'undelivered';
  try {
    const answer = await sender.send(write);
    const page = pages.get(orderId);
    if (answer.ok) {
      await page?.onAnswer(answer.order);
      change(orderId, { waiting: excluding(queueOf(orderId).waiting, [write]), undelivered: false });
      return 'taken';
    }
    await page?.onRefusal(answer.refusal);
    const { code, reasons } = answer.refusal;
    markRefused(orderId, [write], reasons);
    const orderWideReasons = reasons.filter((one) => orderWideCodes.has(one.code));
    if (orderWideCodes.has(code))
      markRefused(orderId, queueOf(orderId).waiting, orderWideReasons.length > 0 ? orderWideReasons : reasons);
    return 'refused';
  } catch (error) {
    if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return 'signedOut';
    if (error instanceof ApiError && retryableStatuses.has(error.statusCode)) return 'undelivered';
    markRefused(orderId, [write], []);
    return 'refused';
  }
}

/** Sends what waits, one after the other: an answer brings all verdicts as they then are. */
async function sendQueued(orderId: string): Promise<void> {
  if (sending.has(orderId)) return;
  sending.add(orderId);
  let result: SendResult = 'taken';
  for (let write = queueOf(orderId).waiting[0]; write !== undefined; write = queueOf(orderId).waiting[0]) {
    result = await send(orderId, write);
    if (result === 'undelivered' || result === 'signedOut') break;
  }
  sending.delete(orderId);
  if (result !== 'undelivered' && result !== 'signedOut') return;
  change(orderId, { undelivered: true });
  // After the sign-in the page of the order is opened anew.
  if (result === 'undelivered') retryTimer ??= setTimeout(sendAll, RETRY_MS);
}

function sendAll(): void {
  clearTimeout(retryTimer);
  retryTimer = undefined;
  for (const orderId of queues.keys()) void sendQueued(orderId);
}

/** A verdict of the reader, shown at once and sent behind it. */
export function enqueueVerdict(orderId: string, write: Omit<VerdictWrite, 'key'>): void {
  enqueue(orderId, { ...write, key: newKey() });
  void sendQueued(orderId);
}

/** Gives refused verdicts once more. What was refused has another key; what failed keeps its own, for it may have arrived. */
export function requeueVerdicts(orderId: string, refused: readonly RefusedVerdictWrite[]): void {
  for (const { write, reasons } of refused)
    enqueue(orderId, reasons.length === 0 ? write : { ...write, key: newKey() });
  void sendQueued(orderId);
}

/** The reader has read what was refused. */
export const dismissRefused = (orderId: string): void => change(orderId, { refused: [] });

/** Somebody else may sign in at this page. */
export function discardAllVerdicts(): void {
  for (const orderId of [...queues.keys()]) change(orderId, empty);
  senders.clear();
}

/** The caller holds the order under this lease; what waits is sent. */
export function setSender(orderId: string, sender: Sender): void {
  senders.set(orderId, sender);
  void sendQueued(orderId);
}

/** The page of the order is open: it is told of each answer. Returns how to end it. */
export function attachPage(orderId: string, page: OrderPage): () => void {
  pages.set(orderId, page);
  return () => {
    if (pages.get(orderId) === page) pages.delete(orderId);
  };
}

/** Sends what waits for this order, where it can be sent. */
export const sendPending = (orderId: string): void => void sendQueued(orderId);

if (typeof window !== 'undefined') {
  addEventListener('online', sendAll);
  addEventListener('beforeunload', (event) => {
    // Nothing of them is kept in the browser: whoever reloads or closes the page is asked first.
    if ([...queues.values()].some(({ waiting }) => waiting.length > 0)) event.preventDefault();
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useVerdictQueue = (orderId: string): VerdictQueue =>
  useSyncExternalStore(subscribe, () => queueOf(orderId));

export interface OrderWithVerdicts {
  readonly orderId: string;
  readonly number: string;
  readonly waiting: number;
  readonly refused: number;
}

/** Orders with verdicts that did not arrive, or were refused. */
let unsettled: readonly OrderWithVerdicts[] = [];
listeners.add(() => {
  unsettled = [...queues].flatMap(([orderId, { waiting, undelivered, refused }]) =>
    undelivered || refused.length > 0
      ? [
          {
            orderId,
            number: senders.get(orderId)?.number ?? '',
            waiting: undelivered ? waiting.length : 0,
            refused: refused.length,
          },
        ]
      : [],
  );
});
export const useUnsettledOrders = (): readonly OrderWithVerdicts[] => useSyncExternalStore(subscribe, () => unsettled);
