import { useCallback, useRef, useState } from 'react';
import type { Refused } from '../../order/documents.ts';
import { newKey } from '../../ui/new-key.ts';
import type { FillOrder, OrderAnswer } from './documents.ts';

/** One write: gets the order as it is now and an idempotency key. */
export type Write = (order: FillOrder, key: string) => Promise<OrderAnswer>;
export type Written = { readonly ok: true } | { readonly ok: false; readonly refusal: Refused };

/**
 * Writes of one order, one after the other, each with the version that the one before left. `reload` reads the order again after a
 * refusal as STALE: somebody else of the partner has written, and what was typed here stays.
 */
export function useOrderWrites(first: FillOrder, reload: () => Promise<FillOrder | null>) {
  const [order, setOrder] = useState(first);
  const [isWriting, setWriting] = useState(false);
  const latest = useRef(first);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const show = useCallback((next: FillOrder) => {
    latest.current = next;
    setOrder(next);
  }, []);
  const write = useCallback(
    (work: Write): Promise<Written> => {
      const run = async (): Promise<Written> => {
        setWriting(true);
        try {
          const answer = await work(latest.current, newKey());
          if (answer.__typename === 'Order') {
            show(answer);
            return { ok: true };
          }
          if (answer.code === 'STALE') {
            const now = await reload();
            if (now !== null) show(now);
          }
          return { ok: false, refusal: answer };
        } finally {
          setWriting(false);
        }
      };
      const mine = last.current.then(run, run);
      last.current = mine.catch(() => undefined);
      return mine;
    },
    [reload, show],
  );
  /** Reads the order again, after the writes that are under way. */
  const refresh = useCallback(async () => {
    await last.current.catch(() => undefined);
    const now = await reload();
    if (now !== null && now.version >= latest.current.version) show(now);
  }, [reload, show]);
  return { order, write, refresh, isWriting };
}
