import { qualityPeriods } from '@beian/domain/quality';
import { listInWords } from '@beian/domain/text';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { After, Before, type Cursor, First, Last, type Size } from '../common/page.arguments.ts';
import type { RequestContext } from '../context.ts';
import { EscapeConnection, LateFindingConnection, OrderRoundsConnection, QualityFilterInput } from './lists.type.ts';
import { findQuality, listEscapes, listLateFindings, listOrderRounds } from './quality.load.ts';
import { Quality } from './quality.type.ts';

const Filter = () => Arg('filter', () => QualityFilterInput, { nullable: true, description: 'How the list is cut.' });

/** Quality figures of the desk, and the rows behind each number. */
@Resolver()
export class QualityResolver {
  @Query(() => Quality, {
    description:
      "Figures of quality 质量, for supervisors and administrators of everybody, for a reviewer of the own work alone: nobody is told a colleague's. Since 2026-11.",
  })
  quality(
    @Arg('days', () => Int, {
      description: `Over how many days, today included: ${listInWords(qualityPeriods, 'or')}.`,
    })
    days: number,
    @Ctx() context: RequestContext,
  ) {
    return findQuality(context, days);
  }

  @Query(() => LateFindingConnection, {
    description:
      'Late findings 补提问题, the latest first, for supervisors and administrators; a reviewer gets those of own verdicts; empty for others. Pages by `first` and `after`, or `last` and `before`. Since 2026-11.',
  })
  lateFindings(
    @Filter() filter: QualityFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listLateFindings(context, filter, { first, after, last, before });
  }

  @Query(() => EscapeConnection, {
    description:
      'What bureaus refused after our approval 流出问题, the latest first; a reviewer gets own ones, others none. Since 2026-11.',
  })
  escapes(
    @Filter() filter: QualityFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listEscapes(context, filter, { first, after, last, before });
  }

  @Query(() => OrderRoundsConnection, {
    description:
      'Orders at their first push with their rounds 轮次, the latest first; a reviewer gets those that the reviewer approved, others none. Since 2026-11.',
  })
  orderRounds(
    @Filter() filter: QualityFilterInput | null,
    @First() first: Size,
    @After() after: Cursor,
    @Last() last: Size,
    @Before() before: Cursor,
    @Ctx() context: RequestContext,
  ) {
    return listOrderRounds(context, filter, { first, after, last, before });
  }
}
