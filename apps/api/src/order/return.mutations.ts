import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { Id, Key, Token, Version } from './order.arguments.ts';
import { ReasonInput } from './order.inputs.ts';
import { performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

const Reasons = () =>
  Arg('reasons', () => [ReasonInput], { description: 'At least one; item null: the order as a whole.' });
const given = (reasons: ReasonInput[]) => ({ reasons: reasons.map(omitNullish) });

/** Returning and rejecting an order. */
@Resolver()
export class ReturnMutations {
  @Mutation(() => OrderResult, {
    description: 'Returns for correction 退回修改, with the reasons of the verdicts. Since 2026-11.',
  })
  returnForCorrection(
    @Id() orderId: string,
    @Version() version: number,
    @Token() token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'returnForCorrection', orderId, version, token, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description: 'Rejects 驳回; a reason for the order as a whole ends the review early. Since 2026-11.',
  })
  rejectInitialReview(
    @Id() orderId: string,
    @Version() version: number,
    @Token() token: string,
    @Reasons() reasons: ReasonInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'rejectInitialReview',
      orderId,
      version,
      token,
      input: given(reasons),
      key,
    });
  }

  @Mutation(() => OrderResult, { description: 'Asks for another photo 照片驳回. Since 2026-11.' })
  rejectPhoto(
    @Id() orderId: string,
    @Version() version: number,
    @Token() token: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'rejectPhoto', orderId, version, token, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description:
      'Sends an order back to the applicant that cannot go to the bureau, or came back from it 退回申请人. Since 2026-11.',
  })
  sendBack(
    @Id() orderId: string,
    @Version() version: number,
    @Reasons() reasons: ReasonInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'sendBack', orderId, version, input: given(reasons), key });
  }

  @Mutation(() => OrderResult, { description: 'Back to the initial review 重新初审; supervisors only. Since 2026-11.' })
  reopen(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'reopen', orderId, version, input: {}, key });
  }
}
