import type { Actor } from '@beian/domain';
import { inTransaction, listAuditIds, loadAuditChain, loadAuditRows, mayReadAudit } from '@beian/orders';
import { GraphQLError } from 'graphql';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { doorRefusals } from '../texts.ts';
import type { AuditFilterInput } from './audit.type.ts';

/** @throws GraphQLError FORBIDDEN */
function readerOf(context: Context): Actor {
  const actor = actorOf(context);
  if (mayReadAudit(actor)) return actor;
  throw new GraphQLError(doorRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
}

export function listAudit(context: Context, filter: AuditFilterInput | null, page: PageArguments) {
  const actor = readerOf(context);
  const { day } = filter ?? {};
  if (day != null && !isDay(day)) throw badInput('day', '`day` must be a day, YYYY-MM-DD.');
  return inTransaction(context.ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listAuditIds(tx, { ...present(page), ...present({ ...filter }) }));
    return connectionOf(ids, await loadAuditRows(tx, ids.ids, context.language));
  });
}

const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export function findChain(context: Context) {
  return inTransaction(context.ctx, readerOf(context), loadAuditChain);
}
