import { readOnly, transaction } from '@beian/database/transaction';
import { rulePreviewFilters } from '@beian/domain/rule-book';
import { type Actor, hasRight } from '@beian/domain/staff';
import { findPreview, listPreviewItemIds, loadPreviewItems } from '@beian/reporting/rule-previews';
import { askPreview } from '@beian/rule-book/preview';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { RulePreviewFilterInput } from './preview.type.ts';

const mayPreview = (actor: Actor): boolean => hasRight(actor, 'previewRules');

export async function startPreview(context: RequestContext, draftId: string, version: number) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const asked = await transaction(ctx, actor, (tx) => askPreview(tx, actor, { draftId, version }));
  if (typeof asked !== 'string') return toActionRefused(asked, language);
  const preview = await readPreview(context, draftId);
  if (preview === null) throw new Error('a preview that was asked for is gone');
  return preview;
}

export function readPreview(context: RequestContext, draftId: string) {
  const actor = requireActor(context, mayPreview);
  return readOnly(context.ctx, actor, (tx) => findPreview(tx, draftId, context.language));
}

export function listPreviewOrders(
  context: RequestContext,
  { draftId, filter, page }: { draftId: string; filter: RulePreviewFilterInput | null; page: PageArguments },
) {
  const { ctx, language } = context;
  const actor = requireActor(context, mayPreview);
  assertReadableFilter(rulePreviewFilters, filter ?? {}, { prefix: '', isStaff: true });
  return readOnly(ctx, actor, async (tx) => {
    const asked = { draftId, ...omitNullish({ ...filter }), ...omitNullish(page) };
    const found = await loadPage(page, () => listPreviewItemIds(tx, asked));
    return connectionOf(found, await loadPreviewItems(ctx, tx, { ids: found.ids, language }));
  });
}
