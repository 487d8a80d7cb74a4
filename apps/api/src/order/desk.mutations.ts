import type { CallOutcome, Verdict } from '@beian/domain/order';
import { LEASE_MINUTES, LEASE_RENEWAL_SECONDS } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import { heartbeat } from '@beian/orders/colleagues';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { CallOutcomes, Verdicts } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { checkReportOfPush } from './hand-over.load.ts';
import { Id, Key, Token, Version } from './order.arguments.ts';
import { VerdictReasonInput } from './order.inputs.ts';
import { performAndRead, performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** The desk's actions. Each is a row of the life cycle, whose guards decide who may take it. */
@Resolver()
export class DeskMutations {
  @Mutation(() => OrderResult, { description: 'Takes the lease 领取: who holds it may decide. Since 2026-11.' })
  claim(@Id() orderId: string, @Key() key: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return performStep(context, info, { event: 'claim', orderId, input: {}, key });
  }

  @Mutation(() => OrderResult, { description: 'Gives the lease back 释放. Since 2026-11.' })
  release(
    @Id() orderId: string,
    @Token() token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'release', orderId, token, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description: `Prolongs the lease to ${LEASE_MINUTES} minutes from now; an open page sends it every ${LEASE_RENEWAL_SECONDS} s. No event. Since 2026-11.`,
  })
  heartbeat(
    @Id() orderId: string,
    @Token() token: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndRead(context, info, (tx, actor) => heartbeat(tx, actor, orderId, token));
  }

  @Mutation(() => OrderResult, { description: 'Logs a call to the applicant 记录通话. Since 2026-11.' })
  logCall(
    @Id() orderId: string,
    @Arg('outcome', () => CallOutcomes, { description: 'How it ended.' }) outcome: CallOutcome,
    @Arg('note', () => String, {
      nullable: true,
      description: `What was said, at most ${formatCount(textLengths.callNote)} characters.`,
    })
    note: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'logCall', orderId, input: omitNullish({ outcome, note }), key });
  }

  @Mutation(() => OrderResult, { description: 'Adds a note 添加备注; needs no lease. Since 2026-11.' })
  addNote(
    @Id() orderId: string,
    @Arg('text', () => String, { description: `The note, 1 to ${formatCount(textLengths.note)} characters.` })
    text: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'addNote', orderId, input: { text }, key });
  }

  @Mutation(() => OrderResult, { description: 'Says whether one item is as it should be 核对结论. Since 2026-11.' })
  recordVerdict(
    @Id() orderId: string,
    @Token() token: string,
    @Arg('item', () => String, { description: '`Item.key`.' }) item: string,
    @Arg('hash', () => String, { description: '`Item.hash`, the content that was seen.' }) hash: string,
    @Arg('verdict', () => Verdicts, { description: 'The conclusion.' }) verdict: Verdict,
    @Arg('reasons', () => [VerdictReasonInput], {
      nullable: true,
      description: 'Why it is not in order, with `return`.',
    })
    reasons: VerdictReasonInput[] | null,
    @Arg('grouped', () => Boolean, {
      nullable: true,
      description:
        'Passed with others by one key 按一致项通过, because the scans agree: only with `pass`, and only for an item that `mayBeGrouped`. Spot checks of such orders have a share of their own.',
    })
    grouped: boolean | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'recordVerdict',
      orderId,
      token,
      // Left out unless it is true, so that a call repeated across an upgrade is the same call.
      input: { item, hash, verdict, reasons: (reasons ?? []).map(omitNullish), ...(grouped ? { grouped } : {}) },
      key,
    });
  }

  @Mutation(() => OrderResult, { description: 'Passes the initial review 初审通过. Since 2026-11.' })
  approveInitialReview(
    @Id() orderId: string,
    @Version() version: number,
    @Token() token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'approveInitialReview', orderId, version, token, input: {}, key });
  }

  @Mutation(() => OrderResult, { description: 'Passes the verification photo 照片通过. Since 2026-11.' })
  approvePhoto(
    @Id() orderId: string,
    @Version() version: number,
    @Token() token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'approvePhoto', orderId, version, token, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description:
      'Hands the order to the bureau 提交管局; by another person than the one who passed the initial review. Since 2026-11.',
  })
  async pushToBureau(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    await checkReportOfPush(context, orderId);
    return performStep(context, info, { event: 'pushToBureau', orderId, version, input: {}, key });
  }
}
