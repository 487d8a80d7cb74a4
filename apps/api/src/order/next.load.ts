import { nothingNext } from '@beian/domain';
import {
  inTransaction,
  inTransactionThen,
  listSkipIds,
  loadDeskDrafts,
  mayReadSkips,
  saveDeskDraft,
  skipsOf,
  takeNext,
} from '@beian/orders';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, emptyPage } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { partsAsked } from '../parts.ts';
import { refused } from '../words.ts';
import { readOrder } from './order.load.ts';

/** Takes the most urgent order that the caller may decide, and reads it in the same transaction. */
export async function takeNextOrder(context: Context, info: GraphQLResolveInfo, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const parts = partsAsked(info, ['order']);
  const { done: outcome, read: order } = await inTransactionThen(
    ctx,
    actor,
    (tx) => takeNext(ctx, tx, { actor, key }),
    async (tx, taken) => (taken.ok && taken.orderId !== null ? readOrder(context, tx, taken.orderId, parts) : null),
  );
  if (!outcome.ok) return refused(outcome.refusal, language);
  if (outcome.orderId === null) return { nothing: outcome.nothing, message: nothingNext[outcome.nothing][language] };
  if (order === null) throw new Error('an order that was taken is out of its own holder’s sight');
  return { order, why: outcome.why.map((one) => one[language]) };
}

/** Skips, the latest first; none for whoever may not read how people work. */
export function listSkips(context: Context, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadSkips(actor)) return connectionOf(emptyPage, []);
  return inTransaction(ctx, actor, async (tx) => {
    const found = await pageOf(page, () => listSkipIds(tx, present(page)));
    return connectionOf(found, await skipsOf(ctx, tx, { ids: found.ids, language }));
  });
}

export async function findDeskDraft(context: Context, orderId: string) {
  const { ctx } = context;
  const actor = actorOf(context);
  const drafts = await inTransaction(ctx, actor, (tx) => loadDeskDrafts(ctx, tx, actor, [orderId]));
  return drafts.get(orderId) ?? { body: '', at: null };
}

export async function keepDeskDraft(context: Context, orderId: string, body: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await inTransaction(ctx, actor, (tx) => saveDeskDraft(ctx, tx, { actor, orderId, body }));
  return outcome.ok ? findDeskDraft(context, orderId) : refused(outcome.refusal, language);
}
