import { listRecordPartners } from '@beian/accounts/partners';
import { type AppContext, readOnly, type Tx } from '@beian/database/transaction';
import type { RecordPartnerView } from '@beian/domain/filing';
import type { ChangeRuleView } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { listRecordOptions, recordActions } from '@beian/orders/actions';
import { loadOrders, readOrders } from '@beian/orders/order-list';
import type { OrderPart } from '@beian/orders/views';
import { recordChangeRules } from '@beian/records/views';
import DataLoader from 'dataloader';
import type { Action } from '../common/action.type.ts';
import {
  type LocalizedOrder,
  localizeAction,
  localizeChangeRule,
  localizeOptions,
  localizeOrder,
} from '../localize.ts';

type Options = ReturnType<typeof localizeOptions>;

/** Batches what a list of records loads per row: one transaction and one load for all rows of a request. */
export interface Loaders {
  /** The open order with the given parts; null if the caller cannot see it. */
  openOrder(orderId: string, parts: readonly OrderPart[]): Promise<LocalizedOrder | null>;
  recordActions(recordId: string, kind: OrderKind): Promise<Action[]>;
  options(recordId: string): Promise<Options>;
  changeRules(recordId: string): Promise<ChangeRuleView[]>;
  /** For staff only: row-level security hides other partners from a partner. */
  recordPartners(recordId: string): Promise<RecordPartnerView[]>;
}

interface LoaderOptions {
  readonly ctx: AppContext;
  readonly actor: Actor | null;
  readonly language: Language;
}

export function createLoaders({ ctx, actor, language }: LoaderOptions): Loaders {
  /** Anonymous callers are refused at the root field and never get here. */
  const requireCaller = (): Actor => {
    if (actor === null) throw new Error('an anonymous caller has no records');
    return actor;
  };
  const asCaller = async <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
    const caller = requireCaller();
    return readOnly(ctx, caller, (tx) => work(tx, caller));
  };
  const orders = new Map<string, DataLoader<string, LocalizedOrder | null>>();
  const actions = new DataLoader<{ recordId: string; kind: OrderKind }, Action[], string>(
    (keys) =>
      asCaller(async (tx, as) => {
        const found = await recordActions(tx, { actor: as, language }, keys);
        return found.map((actions) => actions.map((action) => localizeAction(action, language)));
      }),
    { cacheKeyFn: ({ recordId, kind }) => `${recordId} ${kind}` },
  );
  const options = new DataLoader<string, Options>((ids) =>
    asCaller(async (tx) => {
      const found = await listRecordOptions(tx, ids);
      return ids.map((id) => localizeOptions(found.get(id) ?? { orders: [], plans: [] }, language));
    }),
  );
  const rules = new DataLoader<string, ChangeRuleView[]>((ids) =>
    asCaller(async (tx) => {
      const found = await recordChangeRules(ctx, tx, ids);
      return ids.map((id) => (found.get(id) ?? []).map((rule) => localizeChangeRule(rule, language)));
    }),
  );
  const partners = new DataLoader<string, RecordPartnerView[]>((ids) =>
    asCaller(async (tx) => {
      const found = await listRecordPartners(tx, ids, language);
      return ids.map((id) => found.get(id) ?? []);
    }),
  );
  const ordersWith = (parts: readonly OrderPart[]) => {
    const key = [...parts].sort().join(' ');
    const known = orders.get(key);
    if (known !== undefined) return known;
    const made = new DataLoader<string, LocalizedOrder | null>(async (ids) => {
      const as = requireCaller();
      const views = await readOrders(ctx, as, parts, (tx) => loadOrders(ctx, tx, { actor: as, ids, parts, language }));
      const byId = new Map(views.map((view) => [view.id, localizeOrder(view, language)]));
      return ids.map((id) => byId.get(id) ?? null);
    });
    orders.set(key, made);
    return made;
  };
  return {
    openOrder: (orderId, parts) => ordersWith(parts).load(orderId),
    recordActions: (recordId, kind) => actions.load({ recordId, kind }),
    options: (recordId) => options.load(recordId),
    changeRules: (recordId) => rules.load(recordId),
    recordPartners: (recordId) => partners.load(recordId),
  };
}
