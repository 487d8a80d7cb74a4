import { readList, readOnly } from '@beian/database/transaction';
import { auditFilters } from '@beian/domain/audit';
import type { Actor } from '@beian/domain/staff';
import { listAuditActors, listAuditIds, loadAuditChain, loadAuditRows, mayReadAudit } from '@beian/orders/order-list';
import { GraphQLError } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
import { assertReadableFilter } from '../schema/check-filter.ts';
import { httpRefusals } from '../texts.ts';
import type { AuditFilterInput } from './audit.type.ts';

/** @throws GraphQLError FORBIDDEN */
function requireAuditReader(context: RequestContext): Actor {
  const actor = actorOf(context);
  if (mayReadAudit(actor)) return actor;
  throw new GraphQLError(httpRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
}

export function listAudit(context: RequestContext, filter: AuditFilterInput | null, page: PageArguments) {
  const actor = requireAuditReader(context);
  assertReadableFilter(auditFilters, filter ?? {}, { prefix: '', isStaff: true });
  return readList(context.ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listAuditIds(tx, { ...omitNullish(page), ...omitNullish({ ...filter }) }));
    return connectionOf(ids, await loadAuditRows(tx, ids.ids, context.language));
  });
}

export function findActors(context: RequestContext, search: string | null) {
  const actor = requireAuditReader(context);
  return readList(context.ctx, actor, (tx) => listAuditActors(tx, search?.trim() ?? '', context.language));
}

export function findChain(context: RequestContext) {
  return readOnly(context.ctx, requireAuditReader(context), loadAuditChain);
}
