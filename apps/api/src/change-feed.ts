import { type AppContext, listen } from '@beian/orders';

/** What this process hears of orders and of partners' logs and keys: one LISTEN connection, however many watch or wait. */
export interface ChangeFeed {
  /** Told the id of each live order that changed; '' where the process was deaf for a while, so that any may have. */
  watchOrders(listener: (orderId: string) => void): () => void;
  /** Told when something of a connection to a bureau changed, or may have. */
  watchBureaus(listener: () => void): () => void;
  /** Told whose event log has grown, and whose keys or limits changed, by the partner's id; '' where the process was deaf for a while. */
  watchEvents(listener: (partnerId: string) => void): () => void;
  watchKeys(listener: (partnerId: string) => void): () => void;
  /** Told whose account or session is another now, by the person's id; '' where the process was deaf for a while. */
  watchStaff(listener: (staffId: string) => void): () => void;
  /** Looks now and whenever the order changes, until `holds` or the time is over; says which. */
  waitForOrder(orderId: string, withinMs: number, holds: () => Promise<boolean>): Promise<boolean>;
  /** The same of a proof of a record. */
  waitForProof(proofId: string, withinMs: number, holds: () => Promise<boolean>): Promise<boolean>;
  close(): Promise<void>;
}

export async function openChangeFeed(ctx: AppContext): Promise<ChangeFeed> {
  const listeners = new Set<(orderId: string) => void>();
  /** Who waits for an order waits for a test order, too; who watches all of them, a desk, hears of live ones alone. */
  const waiting = new Set<(orderId: string) => void>();
  const proofListeners = new Set<(proofId: string) => void>();
  const bureauListeners = new Set<() => void>();
  const eventListeners = new Set<(partnerId: string) => void>();
  const keyListeners = new Set<(partnerId: string) => void>();
  const staffListeners = new Set<(staffId: string) => void>();
  const listenersByChannel: Readonly<Record<string, ReadonlySet<(id: string) => void>>> = {
    orders: listeners,
    test_orders: waiting,
    proofs: proofListeners,
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
    waitForProof: waitUntil(proofListeners),
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
        // Hears before it looks, so that nothing falls between.
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
