import { readOnly, transaction } from '@beian/database/transaction';
import { nothingNextReasons } from '@beian/domain/order';
import { listSkipIds, loadSkips, mayReadSkips } from '@beian/orders/colleagues';
import { loadDeskDrafts, saveDeskDraft } from '@beian/orders/draft';
import { previewNext, takeNext } from '@beian/orders/take-next';
import type { GraphQLResolveInfo } from 'graphql';
import { connectionOf, emptyPage } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeOrder, toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { selectedParts } from '../selected-parts.ts';

/** Takes the most urgent order that the caller may decide, and reads it in the same transaction. */
export async function takeNextOrder(context: RequestContext, info: GraphQLResolveInfo, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const parts = selectedParts(info, ['order']);
  const outcome = await transaction(ctx, actor, (tx) => takeNext(ctx, tx, { actor, key, parts, language }));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  if (outcome.orderId === null)
    return { nothing: outcome.nothing, message: nothingNextReasons[outcome.nothing][language] };
  return { order: localizeOrder(outcome.order, language), why: outcome.why.map((one) => one[language]) };
}

/** What `takeNextOrder` would take now; nothing is claimed. */
export async function previewNextOrder(context: RequestContext) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const preview = await readOnly(ctx, actor, (tx) => previewNext(ctx, tx, { actor, language }));
  if (!preview.ok) return toActionRefused(preview.refusal, language);
  if (preview.order === null)
    return { nothing: preview.nothing, message: nothingNextReasons[preview.nothing][language] };
  const { kindLabel, stateLabel, provinceName } = preview.order;
  return { kindLabel, stateLabel, provinceName, why: preview.why.map((one) => one[language]) };
}

/** Skips, the latest first; empty unless the caller may read how people work. */
export function listSkips(context: RequestContext, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (!mayReadSkips(actor)) return connectionOf(emptyPage, []);
  return readOnly(ctx, actor, async (tx) => {
    const found = await loadPage(page, () => listSkipIds(tx, omitNullish(page)));
    return connectionOf(found, await loadSkips(ctx, tx, { ids: found.ids, language }));
  });
}

export async function findDeskDraft(context: RequestContext, orderId: string) {
  const { ctx } = context;
  const actor = actorOf(context);
  const drafts = await readOnly(ctx, actor, (tx) => loadDeskDrafts(ctx, tx, actor, [orderId]));
  return drafts.get(orderId) ?? { body: '', at: null };
}

export async function writeDeskDraft(context: RequestContext, orderId: string, body: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, (tx) => saveDeskDraft(ctx, tx, { actor, orderId, body }));
  return outcome.ok ? findDeskDraft(context, orderId) : toActionRefused(outcome.refusal, language);
}
