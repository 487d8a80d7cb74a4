import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { applyChange, loadCalendar, previewChange } from './calendar.load.ts';
import { CalendarChangeInput, CalendarChangeResult, CalendarPreviewResult, WorkCalendar } from './calendar.type.ts';

@Resolver()
export class CalendarResolver {
  @Query(() => WorkCalendar, {
    description:
      'The working calendar 工作日历 with the days of a year, for everybody who is signed in. Since 2026-11.',
  })
  calendar(
    @Arg('year', () => Int, { nullable: true, description: 'The year of `days`; this one when left out.' })
    year: number | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return loadCalendar(context, year);
  }

  @Query(() => CalendarPreviewResult, {
    description:
      'What a change of the calendar would move 预览: nothing is changed. Administrators only. Since 2026-11.',
  })
  calendarPreview(
    @Arg('change', () => CalendarChangeInput, { description: 'A notice or hours.' }) change: CalendarChangeInput,
    @Ctx() context: RequestContext,
  ) {
    return previewChange(context, change);
  }

  @Mutation(() => CalendarChangeResult, {
    description:
      'Loads a holiday notice or sets working hours 载入放假通知, 更改工作时间, and moves the due times of open orders with it; administrators only, audited. Since 2026-11.',
  })
  changeCalendar(
    @Arg('change', () => CalendarChangeInput, { description: 'What was previewed.' }) change: CalendarChangeInput,
    @Arg('previewed', () => Int, {
      description: 'The `version` of the preview; another one by now is refused as STALE.',
    })
    previewed: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return applyChange(context, change, previewed, key);
  }
}
