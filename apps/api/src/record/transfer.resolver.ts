import { TRANSFER_DAYS, type TransferStep } from '@beian/domain/filing';
import { offerRecord, settleTransfer } from '@beian/orders/record-transfers';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { TransferSteps } from './enums.ts';
import { listTransfers, settle } from './transfer.load.ts';
import { RecordTransferConnection, RecordTransferResult } from './transfer.type.ts';

/** Moves filings between the accounts of partners 转移备案. */
@Resolver()
export class TransferResolver {
  @Query(() => RecordTransferConnection, {
    description:
      'Transfers of filings 备案转移 that the caller gives or receives, the latest first; the desk sees all. Since 2026-12.',
  })
  recordTransfers(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listTransfers(context, { first, after, last, before });
  }

  @Mutation(() => RecordTransferResult, {
    description: `Offers a filing to another partner 转移备案: its subject principal is asked by SMS and mail, then the receiver accepts, within ${TRANSFER_DAYS} days. Refused while an order is open. Partners only. Since 2026-12.`,
  })
  offerRecord(
    @Arg('recordId', () => ID, { description: 'The filing.' }) recordId: string,
    @Arg('toPartnerId', () => ID, { description: 'The receiver, by the global id of its account.' })
    toPartnerId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return settle(context, (tx, actor) => offerRecord(context.ctx, tx, { actor, recordId, toPartnerId, key }));
  }

  @Mutation(() => RecordTransferResult, {
    description:
      'Accepts, declines or withdraws the transfer of a filing 答复备案转移; what `steps` of it names. Partners only. Since 2026-12.',
  })
  settleTransfer(
    @Arg('id', () => ID, { description: 'The transfer.' }) transferId: string,
    @Arg('step', () => TransferSteps, { description: 'What is done.' }) step: TransferStep,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return settle(context, (tx, actor) => settleTransfer(context.ctx, tx, { actor, transferId, step, key }));
  }
}
