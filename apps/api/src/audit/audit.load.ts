import { readList, readOnly } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import { listAuditActors, listAuditIds, loadAuditChain, loadAuditRows, mayReadAudit } from '@beian/orders/order-list';
import { GraphQLError } from 'graphql';
import { badInput } from '../bilingual-error.ts';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';
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
  const { day } = filter ?? {};
  if (day != null && !isDay(day))
    throw badInput('day', bilingual('`day` 须为日期 YYYY-MM-DD', '`day` must be a day, YYYY-MM-DD.'));
  return readList(context.ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listAuditIds(tx, { ...omitNullish(page), ...omitNullish({ ...filter }) }));
    return connectionOf(ids, await loadAuditRows(tx, ids.ids, context.language));
  });
}

const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export function findActors(context: RequestContext, search: string | null) {
  const actor = requireAuditReader(context);
  return readList(context.ctx, actor, (tx) => listAuditActors(tx, search?.trim() ?? '', context.language));
}

export function findChain(context: RequestContext) {
  return readOnly(context.ctx, requireAuditReader(context), loadAuditChain);
}
