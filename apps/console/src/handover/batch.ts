import { useSyncExternalStore } from 'react';
import { newKey } from '../common/new-key.ts';
import { request } from '../providers/client.ts';
import { pushOrdersDocument, type WaitingOrder } from './documents.ts';

/** One order of a push, as it was seen when it was selected. */
export type BatchOrder = Pick<WaitingOrder, 'id' | 'number' | 'version' | 'subjectName' | 'provinceName'>;

/** What the API said of one order: null where it was pushed, else the sentence. */
export type PushResult = string | null;

interface BatchPart {
  /** Sent again under the same key, a part has no effect twice. */
  readonly key: string;
  readonly orders: readonly BatchOrder[];
}

export interface Batch {
  readonly orders: readonly BatchOrder[];
  readonly parts: readonly BatchPart[];
  readonly results: ReadonlyMap<string, PushResult>;
  readonly state: 'running' | 'broken' | 'done';
}

/** So many orders go in one call: the reader sees how far it is, and a lost connection leaves few without an answer. */
const PART_SIZE = 10;

let batch: Batch | null = null;
const listeners = new Set<() => void>();
const setBatch = (next: Batch | null) => {
  batch = next;
  for (const listener of listeners) listener();
};

async function run(): Promise<void> {
  while (batch !== null) {
    const now: Batch = batch;
    const part = now.parts.find(({ orders }) => orders.some(({ id }) => !now.results.has(id)));
    if (part === undefined) return setBatch({ ...now, state: 'done' });
    const orders = part.orders.map(({ id, version }) => ({ id, version }));
    try {
      const { pushOrders: answer } = await request(pushOrdersDocument, { orders, key: part.key });
      const results = new Map(now.results);
      if (answer.__typename === 'ActionRefused') {
        const sentence = answer.reasons.map((reason) => reason.message).join(' · ');
        for (const { id } of orders) results.set(id, sentence);
      } else {
        for (const { orderId, refusal } of answer.results)
          results.set(orderId, refusal?.reasons.map((reason) => reason.message).join(' · ') ?? null);
      }
      setBatch({ ...now, results });
    } catch {
      return setBatch({ ...now, state: 'broken' });
    }
  }
}

/** Begins a push; one runs at a time. */
export function startBatch(orders: readonly BatchOrder[]): void {
  if (batch?.state === 'running' || orders.length === 0) return;
  const parts: BatchPart[] = [];
  for (let at = 0; at < orders.length; at += PART_SIZE)
    parts.push({ key: newKey(), orders: orders.slice(at, at + PART_SIZE) });
  setBatch({ orders, parts, results: new Map(), state: 'running' });
  void run();
}

/** Goes on where the connection was lost, under the same keys. */
export function resumeBatch(): void {
  if (batch?.state !== 'broken') return;
  setBatch({ ...batch, state: 'running' });
  void run();
}

export function closeBatch(): void {
  if (batch?.state !== 'running') setBatch(null);
}

if (typeof window !== 'undefined')
  // What is sent is safe; the rest would stay in the list. Leaving is asked about while it runs.
  window.addEventListener('beforeunload', (event) => {
    if (batch?.state === 'running') event.preventDefault();
  });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The push that runs or ran last; it outlives a visit to another screen. */
export const useBatch = (): Batch | null => useSyncExternalStore(subscribe, () => batch);
