import type { Actor, Language, OrderKind } from '@beian/domain';
import {
  type ActionView,
  type House,
  inTransaction,
  loadOrders,
  type OrderPart,
  type OrderView,
  recordActions,
  type Tx,
} from '@beian/orders';
import DataLoader from 'dataloader';

/** What a list of records asks for row by row, gathered: one transaction and one load for all rows of a request. */
export interface Loaders {
  /** The open order with the parts asked for; null where the caller does not see it. */
  openOrder(orderId: string, parts: readonly OrderPart[]): Promise<OrderView | null>;
  recordActions(recordId: string, kind: OrderKind): Promise<ActionView[]>;
}

interface Asking {
  readonly house: House;
  readonly actor: Actor | null;
  readonly language: Language;
}

export function createLoaders({ house, actor, language }: Asking): Loaders {
  /** One transaction as the caller. An anonymous one is refused at the root and asks for no row. */
  const asCaller = async <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
    if (actor === null) throw new Error('an anonymous caller has no records');
    return inTransaction(house, actor, (tx) => work(tx, actor));
  };
  const orders = new Map<string, DataLoader<string, OrderView | null>>();
  const actions = new DataLoader<{ recordId: string; kind: OrderKind }, ActionView[], string>(
    (keys) =>
      asCaller(async (tx, as) => {
        const found: ActionView[][] = [];
        for (const key of keys) found.push(await recordActions(house, tx, { actor: as, language, ...key }));
        return found;
      }),
    { cacheKeyFn: ({ recordId, kind }) => `${recordId} ${kind}` },
  );
  const ordersWith = (parts: readonly OrderPart[]) => {
    const key = [...parts].sort().join(' ');
    const known = orders.get(key);
    if (known !== undefined) return known;
    const made = new DataLoader<string, OrderView | null>((ids) =>
      asCaller(async (tx, as) => {
        const views = await loadOrders(house, tx, { actor: as, ids: [...ids], parts: [...parts], language });
        return ids.map((id) => views.find((view) => view.id === id) ?? null);
      }),
    );
    orders.set(key, made);
    return made;
  };
  return {
    openOrder: (orderId, parts) => ordersWith(parts).load(orderId),
    recordActions: (recordId, kind) => actions.load({ recordId, kind }),
  };
}
