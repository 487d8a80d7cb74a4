import { readOnly, transaction } from '@beian/database/transaction';
import { formatCount, textLengths } from '@beian/domain/text';
import { handleRectification, loadRectifications, MAX_RECTIFICATIONS } from '@beian/submissions/incidents';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { Rectification, RectificationResult } from './rectification.type.ts';

/** Rectification notices of bureaus. */
@Resolver()
export class RectificationResolver {
  @Query(() => [Rectification], {
    description: `Rectification notices 整改通知, the oldest first, at most ${MAX_RECTIFICATIONS}: all open ones, or every one of a record or of the record of an order; empty for partners. Since 2026-11.`,
  })
  rectifications(
    @Arg('recordId', () => ID, { nullable: true, description: 'Of this record.' }) recordId: string | null,
    @Arg('orderId', () => ID, { nullable: true, description: "Of this order's record." }) orderId: string | null,
    @Ctx() context: RequestContext,
  ) {
    return load(context, { recordId: recordId ?? undefined, orderId: orderId ?? undefined });
  }

  @Mutation(() => RectificationResult, {
    description: 'Marks a rectification notice as dealt with 已处理; supervisors only, audited. Since 2026-11.',
  })
  async handleRectification(
    @Arg('id', () => ID, { description: "The notice's global id." }) id: string,
    @Arg('note', () => String, {
      description: `What was done about it, 1 to ${formatCount(textLengths.rectification)} characters.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    const outcome = await transaction(ctx, actor, (tx) => handleRectification(ctx, tx, { actor, id, note, key }));
    if (!outcome.ok) return toActionRefused(outcome.refusal, language);
    const [view] = await load(context, { id });
    if (view === undefined) throw new Error('a notice that was handled is out of its own handler’s sight');
    return view;
  }
}

function load(context: RequestContext, asked: { recordId?: string; orderId?: string; id?: string }) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  return readOnly(ctx, actor, (tx) => loadRectifications(ctx, tx, { actor, language, ...asked }));
}
