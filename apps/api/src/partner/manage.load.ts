import type { Actor } from '@beian/domain';
import {
  type AppContext,
  inTransaction,
  listPartnerRecordIds,
  loadPartnerAccounts,
  loadPartnerRecords,
  mayManagePartners,
  type PartnerOutcome,
  type Tx,
} from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';
import { refused } from '../words.ts';
import { forbidden } from './account.load.ts';

/** Does something to a partner, and gives it back as it is then, from the same transaction. */
export function changeAccount(context: Context, work: (ctx: AppContext, tx: Tx, actor: Actor) => Promise<PartnerOutcome>) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return inTransaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, actor);
    if (!outcome.ok) return refused(outcome.refusal, language);
    const [account] = await loadPartnerAccounts(tx, [outcome.partnerId]);
    if (account === undefined) throw new Error('a partner that was changed cannot be read');
    return account;
  });
}

export function listRecordsOf(context: Context, partnerId: string, page: PageArguments) {
  const actor = actorOf(context);
  if (!mayManagePartners(actor)) throw forbidden(context);
  return inTransaction(context.ctx, actor, async (tx) => {
    const ids = await pageOf(page, () => listPartnerRecordIds(tx, { ...present(page), partnerId }));
    return connectionOf(ids, await loadPartnerRecords(tx, { partnerId, ids: ids.ids, language: context.language }));
  });
}
