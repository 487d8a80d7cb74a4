import { useRef, useState } from 'react';
import { newKey } from '../../ui/new-key.ts';
import type { FillOrder, OrderAnswer } from './documents.ts';

/** One write: gets the order as it is now and an idempotency key. */
export type Write = (order: FillOrder, key: string) => Promise<OrderAnswer>;
/** The order that is shown, and how it is changed. */
export type OrderWrites = ReturnType<typeof useOrderWrites>;

/**
 * Writes of one order, one after the other, each with the version that the one before left. `reload` reads the order again after a
 * refusal as STALE: somebody else of the partner has written, and what was typed here stays.
 */
export function useOrderWrites(first: FillOrder, reload: () => Promise<FillOrder | null>) {
  const [order, setOrder] = useState(first);
  const [isWriting, setWriting] = useState(false);
  const latest = useRef(first);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const show = (next: FillOrder) => {
    latest.current = next;
    setOrder(next);
  };
  const write = (work: Write): Promise<OrderAnswer> => {
    const run = async (): Promise<OrderAnswer> => {
      setWriting(true);
      try {
        const answer = await work(latest.current, newKey());
        const now = answer.__typename === 'Order' ? answer : answer.code === 'STALE' ? await reload() : null;
        if (now !== null) show(now);
        return answer;
      } finally {
        setWriting(false);
      }
    };
    const mine = last.current.then(run, run);
    last.current = mine.catch(() => undefined);
    return mine;
  };
  /** Reads the order again, after the writes that are under way. */
  const refresh = async () => {
    await last.current.catch(() => undefined);
    const now = await reload();
    if (now !== null && now.version >= latest.current.version) show(now);
  };
  return { order, write, refresh, isWriting };
}
