import { pageLimits } from '@beian/database/sql';
import { MAX_FORECAST_DAYS } from '@beian/domain/forecast';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import type { RequestContext } from '../context.ts';
import { findForecast, findForecastTimes } from './forecast.load.ts';
import { Forecast, ForecastTimes } from './forecast.type.ts';

@Resolver()
export class ForecastResolver {
  @Query(() => ForecastTimes, {
    description: 'Times that a forecast is mostly asked for; for supervisors and administrators. Since 2026-11.',
  })
  forecastTimes(@Ctx() context: RequestContext) {
    return findForecastTimes(context);
  }

  @Query(() => Forecast, {
    description:
      'Which open orders will breach by an instant, and how likely 预测; for supervisors and administrators. Since 2026-11.',
  })
  forecast(
    @Arg('until', () => DateTime, { description: `Up to when; at most ${MAX_FORECAST_DAYS} days ahead.` })
    until: string,
    @Arg('seed', () => Int, {
      nullable: true,
      description: 'What the courses of the coming days are drawn by; 1 when left out.',
    })
    seed: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      description: `Rows of the page, 1 to ${pageLimits.most}; ${pageLimits.usual} when left out.`,
    })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page follows.' }) after:
      | string
      | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return findForecast(context, { until, seed: seed ?? null, first: first ?? null, after: after ?? null }, info);
  }
}
