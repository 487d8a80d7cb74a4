import { formatCount, textLengths } from '@beian/domain/text';
import { dismissAnswer, matchAnswer } from '@beian/submissions/answers';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { clearAnswer, listUnmatched } from './answer.load.ts';
import { UnmatchedAnswerConnection, UnmatchedAnswerResult } from './unmatched.type.ts';

const AnswerId = () => Arg('id', () => ID, { description: "The answer's global id." });

/** Answers of bureaus that could not be matched to an order automatically. */
@Resolver()
export class AnswerResolver {
  @Query(() => UnmatchedAnswerConnection, {
    description:
      'Answers of bureaus that no order took 待匹配答复, the oldest first; empty for partners. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  unmatchedAnswers(
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listUnmatched(context, { first, after, last, before });
  }

  @Mutation(() => UnmatchedAnswerResult, {
    description:
      'Applies an unmatched answer to an order 匹配到订单, by the rule that it would go by itself; supervisors only. Since 2026-11.',
  })
  matchAnswer(
    @AnswerId() entryId: string,
    @Arg('orderId', () => ID, { description: "The order's global id." }) orderId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return clearAnswer(context, (tx, actor) => matchAnswer(context.ctx, tx, { actor, entryId, orderId, key }));
  }

  @Mutation(() => UnmatchedAnswerResult, {
    description: 'Takes an unmatched answer off the list 忽略; supervisors only. Since 2026-11.',
  })
  dismissAnswer(
    @AnswerId() entryId: string,
    @Arg('reason', () => String, {
      description: `Why it is of no order, 1 to ${formatCount(textLengths.dismissal)} characters.`,
    })
    reason: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return clearAnswer(context, (tx, actor) => dismissAnswer(context.ctx, tx, { actor, entryId, reason, key }));
  }
}
