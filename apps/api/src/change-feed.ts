import { listen } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';

/** Changes of orders, event logs, keys and accounts, received by NOTIFY. One LISTEN connection per process serves all listeners. */
export interface ChangeFeed {
  /** Calls the listener with the id of each changed live order; with '' after the connection was lost, when any order may have changed. */
  watchOrders(listener: (orderId: string) => void): () => void;
  /** Calls the listener when a bureau connection changed or may have changed. */
  watchBureaus(listener: () => void): () => void;
  /**
   * Calls the listener with the partner's id when its event log grew, or its keys or limits changed; with '' after the connection was lost.
   */
  watchEvents(listener: (partnerId: string) => void): () => void;
  watchKeys(listener: (partnerId: string) => void): () => void;
  /** Calls the listener with the person's id when an account or session changed; with '' after the connection was lost. */
  watchStaff(listener: (staffId: string) => void): () => void;
  /** Checks `holds` now and on every change of the order, until it is true or the time is over; resolves with the result. */
  waitForOrder(orderId: string, withinMs: number, holds: () => Promise<boolean>): Promise<boolean>;
  /** Like `waitForOrder`, for what a bureau is asked while the caller waits: a proof of a record, the kind of order that is needed. */
  waitForLookup(id: string, withinMs: number, holds: () => Promise<boolean>): Promise<boolean>;
  close(): Promise<void>;
}

export async function openChangeFeed(ctx: AppContext): Promise<ChangeFeed> {
  const listeners = new Set<(orderId: string) => void>();
  /** Calls that wait for one order also receive changes of test orders; listeners to all orders (the desk) receive live ones only. */
  const waiting = new Set<(orderId: string) => void>();
  const lookupListeners = new Set<(id: string) => void>();
  const bureauListeners = new Set<() => void>();
  const eventListeners = new Set<(partnerId: string) => void>();
  const keyListeners = new Set<(partnerId: string) => void>();
  const staffListeners = new Set<(staffId: string) => void>();
  const listenersByChannel: Readonly<Record<string, ReadonlySet<(id: string) => void>>> = {
    orders: listeners,
    test_orders: waiting,
    lookups: lookupListeners,
    bureaus: bureauListeners,
    partner_events: eventListeners,
    partners: keyListeners,
    staff: staffListeners,
  };
  const listening = await listen(
    ctx.url,
    Object.keys(listenersByChannel),
    (channel, id) => {
      for (const listener of listenersByChannel[channel] ?? []) listener(id);
      if (channel === 'orders') for (const listener of waiting) listener(id);
    },
    ctx.limits,
  );
  return {
    watchOrders: (listener) => addListener(listeners, listener),
    watchBureaus: (listener) => addListener(bureauListeners, listener),
    watchEvents: (listener) => addListener(eventListeners, listener),
    watchKeys: (listener) => addListener(keyListeners, listener),
    watchStaff: (listener) => addListener(staffListeners, listener),
    close: () => listening.close(),
    waitForOrder: waitUntil(waiting),
    waitForLookup: waitUntil(lookupListeners),
  };
}

const addListener = (listeners: Set<(id: string) => void>, listener: (id: string) => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const waitUntil =
  (listeners: Set<(id: string) => void>) =>
  async (id: string, withinMs: number, holds: () => Promise<boolean>): Promise<boolean> => {
    let wake = () => {};
    let timer: NodeJS.Timeout | undefined;
    let over = false;
    const end = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        over = true;
        resolve();
      }, withinMs);
    });
    const stop = addListener(listeners, (changed) => {
      if (changed === id || changed === '') wake();
    });
    try {
      for (;;) {
        // Subscribe before the check, so that no change is missed between the two.
        const changed = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (await holds()) return true;
        if (over) return false;
        await Promise.race([changed, end]);
      }
    } finally {
      stop();
      clearTimeout(timer);
    }
  };
