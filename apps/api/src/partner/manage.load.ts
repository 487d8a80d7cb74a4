import {
  listPartnerRecordIds,
  loadPartnerAccounts,
  loadPartnerRecords,
  mayManagePartners,
  type PartnerOutcome,
} from '@beian/accounts/partners';
import { type AppContext, readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

/** Changes a partner and returns its new state, read in the same transaction. */
export function changeAccount(
  context: RequestContext,
  work: (ctx: AppContext, tx: Tx, actor: Actor) => Promise<PartnerOutcome>,
) {
  const actor = actorOf(context);
  const { ctx, language } = context;
  return transaction(ctx, actor, async (tx) => {
    const outcome = await work(ctx, tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [account] = await loadPartnerAccounts(tx, [outcome.partnerId]);
    if (account === undefined) throw new Error('a partner that was changed cannot be read');
    return account;
  });
}

export function listRecordsOf(context: RequestContext, partnerId: string, page: PageArguments) {
  return readOnly(context.ctx, requireActor(context, mayManagePartners), async (tx) => {
    const ids = await loadPage(page, () => listPartnerRecordIds(tx, { ...omitNullish(page), partnerId }));
    return connectionOf(ids, await loadPartnerRecords(tx, { partnerId, ids: ids.ids, language: context.language }));
  });
}
