import { FORECAST_PAST_DAYS } from '@beian/domain/forecast';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import type { LocalizedOrder } from '../localize.ts';
import { Order } from '../order/order.type.ts';
import { TeamPace } from './pace.type.ts';

export const ForecastDimensions = { CLOCK: 'CLOCK', PROVINCE: 'PROVINCE', REVIEWER: 'REVIEWER' } as const;
registerEnumType(ForecastDimensions, {
  name: 'ForecastDimension',
  description: 'Along what a forecast is summed. Since 2026-11.',
  valuesConfig: {
    CLOCK: { description: '阶段 By stage: the duty' },
    PROVINCE: { description: '省份 By province' },
    REVIEWER: { description: '审核人员 By whom it is assigned to' },
  },
});

@ObjectType('OrderForecast', {
  simpleResolvers: true,
  description: 'How likely an order is to breach 预测超时 by its due time, and why. Since 2026-11.',
})
export class OrderForecast {
  @Field(() => Order, { description: 'The order.' })
  order!: LocalizedOrder;

  @Field(() => Float, { description: 'How likely it is that nobody decides it by its due time: 0 to 1.' })
  likelihood!: number;

  @Field(() => Int, { description: 'Orders that come before it, for those who can take it.' })
  place!: number;

  @Field(() => Float, {
    description: 'Decisions per working hour of those who can take it now; 0: nobody can, or it is in hand.',
  })
  perHour!: number;

  @Field(() => Int, { description: 'Working seconds that are left.' })
  secondsLeft!: number;

  @Field(() => Int, { description: 'Median handling of such orders, working seconds.' })
  usualSeconds!: number;

  @Field(() => [String], { description: "Why, in sentences of the caller's language." })
  why!: string[];
}

@ObjectType('ForecastSum', {
  simpleResolvers: true,
  description: 'A forecast summed along a dimension. Since 2026-11.',
})
export class ForecastSum {
  @Field(() => ForecastDimensions, { description: 'Along what.' })
  dimension!: keyof typeof ForecastDimensions;

  @Field(() => String, { description: 'A duty, a province’s code, a member of staff, or NOBODY.' })
  value!: string;

  @Field(() => String, { description: "Its name, in the caller's language." })
  label!: string;

  @Field(() => Int, { description: 'Orders that are forecast.' })
  orders!: number;

  @Field(() => Float, { description: 'Breaches to be expected: the sum of the likelihoods.' })
  expected!: number;

  @Field(() => Int, { description: 'Orders that breach more likely than not.' })
  likely!: number;
}

@ObjectType('ForecastTenth', {
  simpleResolvers: true,
  description: 'Past forecasts of about the same likelihood, and what became of them. Since 2026-11.',
})
export class ForecastTenth {
  @Field(() => Int, { description: 'Tenth of what was said: 0 for less than 10 %, 9 for 90 % and more.' })
  tenth!: number;

  @Field(() => Int, { description: 'Forecasts.' })
  orders!: number;

  @Field(() => Int, { description: 'Of these, those whose order breached.' })
  breached!: number;

  @Field(() => Float, { description: 'Mean of what was said, 0 to 1.' })
  said!: number;
}

@ObjectType('ForecastScore', {
  simpleResolvers: true,
  description: `How right the forecasts of the last ${FORECAST_PAST_DAYS} days were 预测误差, each made from what was known then. Since 2026-11.`,
})
export class ForecastScore {
  @Field(() => Int, { description: 'Working days that were tested.' })
  days!: number;

  @Field(() => Int, { description: 'Forecasts whose outcome is known.' })
  orders!: number;

  @Field(() => Float, { description: 'Mean squared error (Brier): 0 is right and certain.' })
  error!: number;

  @Field(() => Float, { description: 'The same of a baseline: the share of all orders that breach.' })
  errorOfShare!: number;

  @Field(() => Float, { description: 'The same of a baseline: the share by stage and time left.' })
  errorOfLeft!: number;

  @Field(() => [ForecastTenth], { description: 'By tenths of what was said.' })
  tenths!: ForecastTenth[];
}

@ObjectType('ForecastRests', { simpleResolvers: true, description: 'What a forecast rests on. Since 2026-11.' })
export class ForecastRests {
  @Field(() => Boolean, { description: 'Enough timed decisions; else handling is guessed from the settings.' })
  enoughHandling!: boolean;

  @Field(() => Boolean, { description: 'Likelihoods are set right by what became of earlier forecasts.' })
  setRight!: boolean;
}

@ObjectType('ForecastTimes', { simpleResolvers: true, description: 'Times to forecast for. Since 2026-11.' })
export class ForecastTimes {
  @Field(() => DateTime, { description: "The database's clock." })
  now!: string;

  @Field(() => DateTime, {
    description: 'The next closing time: of today while the day works, else of the next working day.',
  })
  evening!: string;

  @Field(() => DateTime, { description: 'The end of today, 24:00 in Shanghai.' })
  today!: string;

  @Field(() => DateTime, { description: 'When a working day closes, tomorrow.' })
  tomorrow!: string;

  @Field(() => DateTime, { description: 'When the second working day after today closes.' })
  twoDays!: string;
}

@ObjectType('Forecast', {
  simpleResolvers: true,
  description:
    "Which open orders on the desk's clocks will breach by an instant 预测, the likeliest first. Since 2026-11.",
})
export class Forecast {
  @Field(() => DateTime, { description: "The database's clock." })
  now!: string;

  @Field(() => DateTime, { description: 'Orders due after now and up to here are forecast.' })
  until!: string;

  @Field(() => Int, { description: 'The same seed over the same orders gives the same answer.' })
  seed!: number;

  @Field(() => Int, { description: 'Orders that are forecast.' })
  orders!: number;

  @Field(() => Float, { description: 'Breaches to be expected: the sum of all likelihoods.' })
  expected!: number;

  @Field(() => Int, { description: 'Orders that breach more likely than not.' })
  likely!: number;

  @Field(() => Int, { description: 'Past their due time already: not forecast, and before the others in the queue.' })
  overdue!: number;

  @Field(() => [OrderForecast], { description: 'The page.' })
  rows!: OrderForecast[];

  @Field(() => String, { nullable: true, description: 'The cursor that the next page follows.' })
  endCursor!: string | null;

  @Field(() => Boolean, { description: 'There are more.' })
  hasNextPage!: boolean;

  @Field(() => [ForecastSum], { description: 'By stage, province and reviewer; most breaches first.' })
  sums!: ForecastSum[];

  @Field(() => TeamPace, { description: 'What the team decides per hour, as the board shows it.' })
  pace!: TeamPace;

  @Field(() => ForecastRests, { description: 'What it rests on besides.' })
  rests!: ForecastRests;

  @Field(() => ForecastScore, { nullable: true, description: 'How right it was; null: too little has come out.' })
  score!: ForecastScore | null;
}
