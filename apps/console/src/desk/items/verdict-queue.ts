import { ApiError } from '../../app/providers/client.ts';
import { getLanguage, type Language } from '../../app/providers/i18n.ts';
import type { Refused, Verdict } from '../../order/documents.ts';
import type { Answer, ReasonInput, VerdictAnswer } from '../../order/perform.ts';
import { newKey } from '../../ui/new-key.ts';
import { createStore } from '../../ui/store.ts';

/** One verdict. A retry keeps its idempotency key, so it has one effect. */
export interface VerdictWrite {
  readonly item: { readonly key: string; readonly hash: string; readonly label: string };
  readonly verdict: Verdict;
  readonly reasons: readonly ReasonInput[];
  readonly key: string;
  /** It was given together with others, because the scans agree or the checks found it right. */
  readonly grouped?: true;
}

/** A verdict that the API refused, with its sentences; without sentences the API failed. */
export interface RefusedVerdictWrite {
  readonly write: VerdictWrite;
  readonly reasons: Refused['reasons'];
  readonly language: Language;
}

/** Verdicts of one order without an answer: at most one per item, in the order of input. */
export interface VerdictQueue {
  readonly waiting: readonly VerdictWrite[];
  /** Keys of the writes among them that can still be taken back together: they are not sent yet. */
  readonly held: ReadonlySet<string>;
  /** The first one did not reach the API; it is sent again when the network is back. */
  readonly undelivered: boolean;
  readonly refused: readonly RefusedVerdictWrite[];
}

/** Data for sending an order's verdicts: its number, for people, and the token of the lease. */
export interface Sender {
  readonly number: string;
  readonly send: (write: VerdictWrite) => Promise<Answer<VerdictAnswer>>;
}

export interface OrderPage {
  readonly onAnswer: (answer: VerdictAnswer) => Promise<unknown>;
  readonly onRefusal: (refusal: Refused) => Promise<unknown>;
}

/** Time in which verdicts that were given together can be taken back, ms. */
export const HOLD_MS = 5_000;
/** Time between two tries without a sign that the network is back, ms. */
const RETRY_MS = 10_000;
/** The API is unreachable or busy: the verdict is neither accepted nor refused. */
const retryableStatuses: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);
/** The lease is lost: the following verdicts would be refused for the same reason. After other refusals they are still sent. */
const orderWideCodes: ReadonlySet<string> = new Set(['LEASE_LOST', 'NOT_CLAIMED', 'STALE']);

const none: ReadonlySet<string> = new Set();
const empty: VerdictQueue = { waiting: [], held: none, undelivered: false, refused: [] };
/** Kept outside the pages: a verdict survives the page on which it was given, and a sign-in in between. */
const queues = createStore<ReadonlyMap<string, VerdictQueue>>(new Map());
const pages = new Map<string, OrderPage>();
const senders = new Map<string, Sender>();
const sending = new Set<string>();
const holdTimers = new Map<string, ReturnType<typeof setTimeout>>();
let retryTimer: ReturnType<typeof setTimeout> | undefined;

const queueOf = (orderId: string): VerdictQueue => queues.get().get(orderId) ?? empty;

function change(orderId: string, part: Partial<VerdictQueue>): void {
  const all = { ...queueOf(orderId), ...part };
  // A refused or replaced verdict is held no more.
  const held = all.waiting.filter(({ key }) => all.held.has(key));
  const next = { ...all, held: held.length === all.held.size ? all.held : new Set(held.map(({ key }) => key)) };
  const others = [...queues.get()].filter(([id]) => id !== orderId);
  const isOver = next.waiting.length === 0 && next.refused.length === 0;
  queues.set(new Map(isOver ? others : [...others, [orderId, next]]));
}

const excluding = (writes: readonly VerdictWrite[], gone: readonly VerdictWrite[]) =>
  writes.filter(({ key }) => gone.every((one) => one.key !== key));

/** Appends a verdict. Of two for the same item the last one counts. */
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

/** Sends waiting verdicts one after the other, because each answer contains all verdicts at that time. */
async function sendQueued(orderId: string): Promise<void> {
  if (sending.has(orderId)) return;
  sending.add(orderId);
  let result: SendResult = 'taken';
  const next = () => {
    const { waiting, held } = queueOf(orderId);
    return waiting.find(({ key }) => !held.has(key));
  };
  for (let write = next(); write !== undefined; write = next()) {
    result = await send(orderId, write);
    if (result === 'undelivered' || result === 'signedOut') break;
  }
  sending.delete(orderId);
  if (result !== 'undelivered' && result !== 'signedOut') return;
  change(orderId, { undelivered: true });
  // After a sign-in `sendAllVerdicts` is called.
  if (result === 'undelivered') retryTimer ??= setTimeout(sendAllVerdicts, RETRY_MS);
}

/** Sends what waits: the network is back, or the same person has signed in again. */
export function sendAllVerdicts(): void {
  clearTimeout(retryTimer);
  retryTimer = undefined;
  for (const orderId of queues.get().keys()) void sendQueued(orderId);
}

/** Sends verdicts that were given together: from now on they are not taken back. */
export function sendGroup(orderId: string): void {
  clearTimeout(holdTimers.get(orderId));
  holdTimers.delete(orderId);
  if (queueOf(orderId).held.size === 0) return;
  change(orderId, { held: none });
  void sendQueued(orderId);
}

/** Shows a verdict at once and sends it in the background, after a group that was given before. */
export function enqueueVerdict(orderId: string, write: Omit<VerdictWrite, 'key'>): void {
  sendGroup(orderId);
  enqueue(orderId, { ...write, key: newKey() });
  void sendQueued(orderId);
}

/** Shows verdicts that are given together, one event each; they are sent after `HOLD_MS`, or with the next verdict or decision. */
export function enqueueGroup(orderId: string, writes: readonly Omit<VerdictWrite, 'key'>[]): void {
  sendGroup(orderId);
  const group = writes.map((write) => ({ ...write, key: newKey(), grouped: true as const }));
  for (const write of group) enqueue(orderId, write);
  change(orderId, { held: new Set(group.map(({ key }) => key)) });
  holdTimers.set(
    orderId,
    setTimeout(() => sendGroup(orderId), HOLD_MS),
  );
}

/** Takes the verdicts back that were given together and are not sent yet. Returns the keys of their items. */
export function takeBackGroup(orderId: string): string[] {
  const { waiting, held } = queueOf(orderId);
  const group = waiting.filter(({ key }) => held.has(key));
  clearTimeout(holdTimers.get(orderId));
  holdTimers.delete(orderId);
  if (group.length > 0) change(orderId, { waiting: excluding(waiting, group), held: none });
  return group.map(({ item }) => item.key);
}

/** Submits refused verdicts again. A refused one gets a new key; one that failed keeps its key, because it may have arrived. */
export function requeueVerdicts(orderId: string, refused: readonly RefusedVerdictWrite[]): void {
  for (const { write, reasons } of refused)
    enqueue(orderId, reasons.length === 0 ? write : { ...write, key: newKey() });
  void sendQueued(orderId);
}

/** Removes the refused verdicts that the reviewer has read. */
export const dismissRefused = (orderId: string): void => change(orderId, { refused: [] });

/** For a change of the signed-in person. */
export function discardAllVerdicts(): void {
  for (const timer of holdTimers.values()) clearTimeout(timer);
  holdTimers.clear();
  for (const orderId of queues.get().keys()) change(orderId, empty);
  senders.clear();
}

/** The caller has this lease of the order; waiting verdicts are sent. */
export function setSender(orderId: string, sender: Sender): void {
  senders.set(orderId, sender);
  void sendQueued(orderId);
}

/** Registers the open page of an order for the answers. Returns a function that removes it. */
export function attachPage(orderId: string, page: OrderPage): () => void {
  pages.set(orderId, page);
  return () => {
    if (pages.get(orderId) === page) pages.delete(orderId);
  };
}

/** Sends the waiting verdicts of this order, if they can be sent. */
export const sendPending = (orderId: string): void => void sendQueued(orderId);

if (typeof window !== 'undefined') {
  addEventListener('online', sendAllVerdicts);
  addEventListener('beforeunload', (event) => {
    // Verdicts are not stored in the browser, so reloading or closing the page asks for confirmation.
    if ([...queues.get().values()].some(({ waiting }) => waiting.length > 0)) event.preventDefault();
  });
}

export const useVerdictQueue = (orderId: string): VerdictQueue => queues.use((all) => all.get(orderId) ?? empty);

export const useUnsettledOrders = () =>
  [...queues.use()]
    .filter(([, { undelivered, refused }]) => undelivered || refused.length > 0)
    .map(([orderId, { waiting, undelivered, refused }]) => ({
      orderId,
      number: senders.get(orderId)?.number ?? '',
      waiting: undelivered ? waiting.length : 0,
      refused: refused.length,
    }));
