import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { listTransferIds, loadTransfers, type TransferOutcome } from '@beian/orders/record-transfers';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { loadPage, omitNullish, type PageArguments } from '../page.ts';

export function listTransfers(context: RequestContext, page: PageArguments) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, async (tx) => {
    const ids = await loadPage(page, () => listTransferIds(tx, omitNullish(page)));
    return connectionOf(ids, await loadTransfers(tx, ids.ids, { actor, language }));
  });
}

/** Takes a step and returns the transfer as it then stands. */
export function settle(context: RequestContext, step: (tx: Tx, actor: Actor) => Promise<TransferOutcome>) {
  const actor = actorOf(context);
  return transaction(context.ctx, actor, async (tx) => {
    const outcome = await step(tx, actor);
    if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
    const [transfer] = await loadTransfers(tx, [outcome.transferId], { actor, language: context.language });
    if (transfer === undefined) throw new Error('a transfer is out of the sight of a party to it');
    return transfer;
  });
}
