import {
  inTransaction,
  listLateFindingIds,
  loadHandOver,
  loadLateFindings,
  mayReadQuality,
  pushOrders,
} from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { refused } from '../words.ts';
import type { PushInput } from './push.type.ts';

export function listHandOver(context: Context) {
  const { house, language } = context;
  const actor = actorOf(context);
  return inTransaction(house, actor, (tx) => loadHandOver(house, tx, { actor, language }));
}

/** Pushes each order by itself, and says of each what became of it. */
export async function pushMany(context: Context, orders: readonly PushInput[], key: string) {
  const { house, language } = context;
  const calls = orders.map(({ id, version }) => ({ orderId: id, version }));
  const outcome = await pushOrders(house, { actor: actorOf(context), orders: calls, key });
  if (!outcome.ok) return refused(outcome.refusal, language);
  return {
    results: outcome.results.map((one) => ({ ...one, refusal: one.refusal && refused(one.refusal, language) })),
  };
}

const nothing = {
  ids: [],
  cursors: [],
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
  totalIsCapped: false,
};

/** A page of late findings; of nothing for those who may not read them, so that not even their number is told. */
export function listLateFindings(context: Context, page: PageArguments) {
  const { house, language } = context;
  const actor = actorOf(context);
  return inTransaction(house, actor, async (tx) => {
    const ids = mayReadQuality(actor) ? await pageOf(page, () => listLateFindingIds(tx, present(page))) : nothing;
    return connectionOf(ids, await loadLateFindings(tx, { actor, ids: ids.ids, language }));
  });
}
