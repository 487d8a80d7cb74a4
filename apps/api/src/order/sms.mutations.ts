import { formatCount, textLengths } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Id, Key, Version } from './order.arguments.ts';
import { performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

const Evidence = () =>
  Arg('evidence', () => String, {
    description: `What the bureau's page shows, and when; 1 to ${formatCount(textLengths.smsEvidence)} characters, kept sealed.`,
  });

/** Entering the outcome of an SMS check that the ministry does not report. */
@Resolver()
export class SmsMutations {
  @Mutation(() => OrderResult, {
    description: 'Enters that every phone is verified 短信核验通过; only once the desk is asked for it. Since 2026-11.',
  })
  smsVerified(
    @Id() orderId: string,
    @Version() version: number,
    @Evidence() evidence: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'smsVerified', orderId, version, input: { evidence }, key });
  }

  @Mutation(() => OrderResult, {
    description:
      'Enters that the check failed or ran out 短信核验失败; only once the desk is asked for it. Since 2026-11.',
  })
  smsFailed(
    @Id() orderId: string,
    @Version() version: number,
    @Evidence() evidence: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'smsFailed', orderId, version, input: { evidence }, key });
  }
}
