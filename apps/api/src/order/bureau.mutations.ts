import { formatCount, textLengths } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { Id, Key, Version } from './order.arguments.ts';
import { ReasonInput } from './order.inputs.ts';
import { performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** Actions of staff on an order that is at the bureau or has no answer. */
@Resolver()
export class BureauMutations {
  @Mutation(() => OrderResult, {
    description: 'Takes a push back 撤回上报, while its file has no number. Since 2026-11.',
  })
  recall(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'recall', orderId, version, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description:
      "Records the bureau's answer by hand 登记管局答复, on evidence in words or a scan; supervisors only. Since 2026-11.",
  })
  recordBureauAnswer(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('approves', () => Boolean, { description: 'The bureau approved; else it refused.' }) approves: boolean,
    @Arg('evidence', () => String, {
      nullable: true,
      description: `What the bureau said and where it was read, at most ${formatCount(textLengths.bureauEvidence)} characters.`,
    })
    evidence: string | null,
    @Arg('evidenceId', () => ID, { nullable: true, description: 'What `POST /evidence` answered.' })
    evidenceId: string | null,
    @Arg('reasons', () => [ReasonInput], { nullable: true, description: 'Of a refusal: what it speaks of.' })
    reasons: ReasonInput[] | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = omitNullish({ approves, evidence, evidenceId, reasons: reasons?.map(omitNullish) });
    return performStep(context, info, { event: 'recordBureauAnswer', orderId, version, input, key });
  }

  @Mutation(() => OrderResult, {
    description:
      'Writes off attempts that the bureau will not answer any more 核销, so that it can be pushed again; supervisors only. Since 2026-11.',
  })
  writeOffAttempt(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('note', () => String, {
      description: `Why no answer will come, 1 to ${formatCount(textLengths.writeOff)} characters.`,
    })
    note: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'writeOffAttempt', orderId, version, input: { note }, key });
  }
}
