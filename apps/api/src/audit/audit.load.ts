import { readList, readOnly } from '@beian/database/transaction';
import { auditFilters } from '@beian/domain/audit';
import { listAuditActors, listAuditIds, loadAuditChain, loadAuditRows, mayReadAudit } from '@beian/orders/order-list';
import { connectionOf } from '../common/page.type.ts';
import { type RequestContext, requireActor } from '../context.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import type { AuditFilterInput } from './audit.type.ts';

export function listAudit(context: RequestContext, filter: AuditFilterInput | null, page: PageArguments) {
  const actor = requireActor(context, mayReadAudit);
  assertReadableFilter(auditFilters, filter ?? {}, { prefix: '', isStaff: true });
  return readList(context.ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listAuditIds(tx, { ...omitNullish(page), ...omitNullish({ ...filter }) }));
    return connectionOf(ids, await loadAuditRows(tx, ids.ids, context.language));
  });
}

export function findActors(context: RequestContext, search: string | null) {
  const actor = requireActor(context, mayReadAudit);
  return readList(context.ctx, actor, (tx) => listAuditActors(tx, search?.trim() ?? '', context.language));
}

export function findChain(context: RequestContext) {
  return readOnly(context.ctx, requireActor(context, mayReadAudit), loadAuditChain);
}
