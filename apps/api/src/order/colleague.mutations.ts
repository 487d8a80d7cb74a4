import type { CallOutcome, EscalationReason } from '@beian/domain/order';
import { MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import { formatCount, textLengths } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { CallOutcomes } from '../common/enums.ts';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { assignMany, findEscalations } from './colleague.load.ts';
import { EscalationReasons, OrdersAssignedResult } from './colleague.type.ts';
import { EscalatedOrderConnection } from './escalated.type.ts';
import { Id, Key } from './order.arguments.ts';
import { performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

const StaffId = (description: string) => Arg('staffId', () => ID, { nullable: true, description });

/** Assignment, advice and escalation of orders. */
@Resolver()
export class ColleagueMutations {
  @Query(() => EscalatedOrderConnection, {
    description:
      'Open escalations 待处理的升级, those first whose orders are due first, for supervisors; empty for others. Since 2026-11.',
  })
  escalations(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findEscalations(context, info, { first, after, last, before });
  }

  @Mutation(() => OrderResult, {
    description: 'Gives an order to somebody who takes it on, or takes it back 指派; supervisors only. Since 2026-11.',
  })
  assign(
    @Id() orderId: string,
    @StaffId('The reviewer; null: nobody.') staffId: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'assign', orderId, input: { staffId: staffId ?? null }, key });
  }

  @Mutation(() => OrdersAssignedResult, {
    description: `Assigns up to ${MAX_ASSIGNED_ORDERS} orders 批量指派, each for itself: one that is refused stops no other. Since 2026-11.`,
  })
  assignOrders(
    @Arg('ids', () => [ID], { description: `Global ids, 1 to ${MAX_ASSIGNED_ORDERS}.` }) orderIds: string[],
    @StaffId('The reviewer; null: nobody.') staffId: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return assignMany(context, { orderIds, staffId: staffId ?? null, key });
  }

  @Mutation(() => OrderResult, { description: 'Asks a colleague or the supervisors 请求意见. Since 2026-11.' })
  requestAdvice(
    @Id() orderId: string,
    @StaffId('The colleague; null: the supervisors.') staffId: string | null,
    @Arg('question', () => String, {
      description: `The question, 1 to ${formatCount(textLengths.question)} characters; sealed.`,
    })
    question: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'requestAdvice',
      orderId,
      input: { staffId: staffId ?? null, question },
      key,
    });
  }

  @Mutation(() => OrderResult, { description: 'Answers what the caller was asked 答复意见. Since 2026-11.' })
  answerAdvice(
    @Id() orderId: string,
    @Arg('adviceId', () => ID, { description: '`Advice.id`.' }) adviceId: string,
    @Arg('answer', () => String, {
      description: `The answer, 1 to ${formatCount(textLengths.answer)} characters; sealed.`,
    })
    answer: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'answerAdvice', orderId, input: { adviceId, answer }, key });
  }

  @Mutation(() => OrderResult, {
    description: 'Hands an order up to the supervisors 升级; it waits in their list. Since 2026-11.',
  })
  escalate(
    @Id() orderId: string,
    @Arg('reason', () => EscalationReasons, { description: 'Why.' }) reason: EscalationReason,
    @Arg('note', () => String, {
      nullable: true,
      description: `In words, at most ${formatCount(textLengths.escalation)} characters; \`OTHER\` needs it. Sealed.`,
    })
    note: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'escalate', orderId, input: omitNullish({ reason, note }), key });
  }

  @Mutation(() => OrderResult, {
    description: 'Says what is to be done about an escalation 处理升级; supervisors only. Since 2026-11.',
  })
  settleEscalation(
    @Id() orderId: string,
    @Arg('answer', () => String, {
      description: `What is to be done, 1 to ${formatCount(textLengths.answer)} characters; sealed.`,
    })
    answer: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'settleEscalation', orderId, input: { answer }, key });
  }

  @Mutation(() => OrderResult, {
    description: 'Logs that somebody who was called and not reached rings back 记录来电. Since 2026-11.',
  })
  logCallback(
    @Id() orderId: string,
    @Arg('outcome', () => CallOutcomes, { description: 'How it ended; not `MISSED`.' }) outcome: CallOutcome,
    @Arg('note', () => String, {
      nullable: true,
      description: `What was said, at most ${formatCount(textLengths.callNote)} characters.`,
    })
    note: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'logCallback', orderId, input: omitNullish({ outcome, note }), key });
  }
}
