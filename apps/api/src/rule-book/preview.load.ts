import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import { rulePreviewFilters } from '@beian/domain/rule-book';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { findPreview, listPreviewItemIds, loadPreviewItems, type Previewed } from '@beian/reporting/rule-previews';
import { askEditionPreview, askPreview } from '@beian/rule-book/preview';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { RulePreviewFilterInput } from './preview.type.ts';

const mayPreview = (actor: Actor): boolean => hasRight(actor, 'previewRules');

export const startPreview = (context: RequestContext, draftId: string, version: number) =>
  start(context, { draftId }, (tx, actor) => askPreview(tx, actor, { draftId, version }));

export const startEditionPreview = (context: RequestContext, edition: string) =>
  start(context, { edition }, (tx, actor) => askEditionPreview(tx, actor, edition));

async function start(
  context: RequestContext,
  previewed: Previewed,
  ask: (tx: Tx, actor: Actor) => Promise<string | Refusal>,
) {
  const actor = actorOf(context);
  const asked = await transaction(context.ctx, actor, (tx) => ask(tx, actor));
  if (typeof asked !== 'string') return toActionRefused(asked, context.language);
  const preview = await readPreview(context, previewed);
  if (preview === null) throw new Error('a preview that was asked for is gone');
  return preview;
}

export function readPreview(context: RequestContext, previewed: Previewed) {
  const actor = requireActor(context, mayPreview);
  return readOnly(context.ctx, actor, (tx) => findPreview(tx, previewed, context.language));
}

export function listPreviewOrders(
  context: RequestContext,
  { previewId, filter, page }: { previewId: string; filter: RulePreviewFilterInput | null; page: PageArguments },
) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayPreview);
  assertReadableFilter(rulePreviewFilters, filter ?? {}, { prefix: '', isStaff: true });
  return readOnly(ctx, actor, async (tx) => {
    const asked = { previewId, ...omitNullish({ ...filter }), ...omitNullish(page) };
    const found = await loadPage(page, () => listPreviewItemIds(tx, asked));
    return connectionOf(found, await loadPreviewItems(ctx, tx, { ids: found.ids, language }));
  });
}
