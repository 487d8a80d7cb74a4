import { send } from '../../app/providers/client.ts';
import { pushOrdersDocument } from '../../generated/hand-over.ts';
import { newKey } from '../../ui/new-key.ts';
import { createStore } from '../../ui/store.ts';
import type { WaitingOrder } from './documents.ts';

/** One order of a push, with the values at the time of its selection. */
export type BatchOrder = Pick<WaitingOrder, 'id' | 'number' | 'version' | 'subjectName' | 'provinceName'>;

/** Result of one order: null when pushed, else the sentence of the refusal. */
export type PushResult = string | null;

interface BatchPart {
  /** Idempotency key of a part: sending it again has no second effect. */
  readonly key: string;
  readonly orders: readonly BatchOrder[];
}

export interface Batch {
  readonly orders: readonly BatchOrder[];
  readonly parts: readonly BatchPart[];
  readonly results: ReadonlyMap<string, PushResult>;
  readonly state: 'running' | 'broken' | 'done';
}

/** Orders per call: small parts show progress, and a lost connection leaves few without an answer. */
const PART_SIZE = 10;

/** The current or last push; it survives a visit to another screen. */
const batch = createStore<Batch | null>(null);
export const useBatch = batch.use;

async function run(): Promise<void> {
  for (let now = batch.get(); now !== null; now = batch.get()) {
    const { results: before } = now;
    const part = now.parts.find(({ orders }) => orders.some(({ id }) => !before.has(id)));
    if (part === undefined) return batch.set({ ...now, state: 'done' });
    const orders = part.orders.map(({ id, version }) => ({ id, version }));
    try {
      const answer = await send(pushOrdersDocument, { orders, key: part.key });
      const results = new Map(before);
      if (answer.__typename === 'ActionRefused') {
        const sentence = answer.reasons.map((reason) => reason.message).join(' · ');
        for (const { id } of orders) results.set(id, sentence);
      } else {
        for (const { orderId, refusal } of answer.results)
          results.set(orderId, refusal?.reasons.map((reason) => reason.message).join(' · ') ?? null);
      }
      batch.set({ ...now, results });
    } catch {
      return batch.set({ ...now, state: 'broken' });
    }
  }
}

/** Starts a push; one runs at a time. */
export function startBatch(orders: readonly BatchOrder[]): void {
  if (batch.get()?.state === 'running' || orders.length === 0) return;
  const parts: BatchPart[] = [];
  for (let at = 0; at < orders.length; at += PART_SIZE)
    parts.push({ key: newKey(), orders: orders.slice(at, at + PART_SIZE) });
  batch.set({ orders, parts, results: new Map(), state: 'running' });
  void run();
}

/** Continues after a lost connection, with the same keys. */
export function resumeBatch(): void {
  const broken = batch.get();
  if (broken?.state !== 'broken') return;
  batch.set({ ...broken, state: 'running' });
  void run();
}

export function closeBatch(): void {
  if (batch.get()?.state !== 'running') batch.set(null);
}

if (typeof window !== 'undefined')
  // Orders that were sent are safe; the others would stay in the list. So leaving the page asks for confirmation while a push runs.
  window.addEventListener('beforeunload', (event) => {
    if (batch.get()?.state === 'running') event.preventDefault();
  });
