import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { CalendarDate, DateTime } from '../common/date-time.ts';
import { ActionRefused, Reason } from '../common/reason.type.ts';

/** Most moves that a preview lists one by one. */
export const MAX_LISTED_MOVES = 200;

@ObjectType('CalendarDay', {
  simpleResolvers: true,
  description: 'A day that a holiday notice names 放假或调休日. Since 2026-11.',
})
export class CalendarDay {
  @Field(() => CalendarDate, { description: 'YYYY-MM-DD, in Shanghai.' })
  day!: string;

  @Field(() => Boolean, { description: 'True: a make-up working day 调休上班; false: a day off.' })
  working!: boolean;

  @Field(() => String, { nullable: true, description: "The holiday, in the caller's language; null: not known." })
  holiday!: string | null;

  @Field(() => String, { description: 'The `id` of the notice that names it.' })
  noticeId!: string;

  @Field(() => String, { nullable: true, description: 'The notice that took the day over; null: it is in force.' })
  supersededBy!: string | null;
}

@ObjectType('HolidayNotice', {
  simpleResolvers: true,
  description: "A notice of the State Council's General Office 放假通知. Since 2026-11.",
})
export class HolidayNotice {
  @Field(() => String, { description: 'What days cite it by, e.g. `2026` or `2020-extension`.' })
  id!: string;

  @Field(() => String, { description: 'Its title, in Chinese.' })
  title!: string;

  @Field(() => String, { description: '文号, e.g. 国办发明电〔2025〕7号.' })
  number!: string;

  @Field(() => CalendarDate, { description: 'YYYY-MM-DD: when it was published.' })
  published!: string;

  @Field(() => String, { description: 'Where it stands.' })
  url!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was loaded; null: it came with the program.' })
  loadedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of who loaded it.' })
  loadedBy!: string | null;
}

@ObjectType('WorkingHours', {
  simpleResolvers: true,
  description: 'Opening and closing of a working day 工作时间, from a day on; Shanghai clock times. Since 2026-11.',
})
export class WorkingHours {
  @Field(() => CalendarDate, { nullable: true, description: 'YYYY-MM-DD; null: from the beginning.' })
  from!: string | null;

  @Field(() => String, { description: 'HH:MM.' })
  open!: string;

  @Field(() => String, { description: 'HH:MM.' })
  close!: string;

  @Field(() => DateTime, { nullable: true, description: 'When they were set; null: as installed.' })
  setAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of who set them.' })
  setBy!: string | null;

  @Field(() => Boolean, { description: 'They hold today.' })
  inForce!: boolean;

  @Field(() => Boolean, { description: 'Others were set before these began: they never held.' })
  superseded!: boolean;
}

@ObjectType('CalendarAlarm', {
  simpleResolvers: true,
  description: 'What somebody should do about the calendar 日历告警. Since 2026-11.',
})
export class CalendarAlarm {
  @Field(() => String, { description: '`ENDED`, `PROVISIONAL` or `ENDS_SOON`.' })
  code!: string;

  @Field(() => String, { description: "In the caller's language." })
  message!: string;
}

@ObjectType('WorkCalendar', {
  simpleResolvers: true,
  description: 'The working calendar 工作日历: what due times are counted by. Since 2026-11.',
})
export class WorkCalendar {
  @Field(() => Int, {
    description: 'Moves with every change of days or hours; a change names the one it was previewed over.',
  })
  version!: number;

  @Field(() => CalendarDate, {
    description: 'YYYY-MM-DD. What lies after it is provisional: Monday to Friday is taken.',
  })
  loadedUntil!: string;

  @Field(() => CalendarDate, { description: "YYYY-MM-DD: the Shanghai day of the database's clock." })
  today!: string;

  @Field(() => Int, { description: 'The year that `days` are of.' })
  year!: number;

  @Field(() => [Int], { description: 'Years that may be asked for; the last one is provisional.' })
  years!: number[];

  @Field(() => Boolean, { description: 'The caller may change days and hours.' })
  mayChange!: boolean;

  @Field(() => CalendarAlarm, { nullable: true, description: 'For supervisors and administrators; null: all is well.' })
  alarm!: CalendarAlarm | null;

  @Field(() => [HolidayNotice], { description: 'Every notice that is loaded, the newest first.' })
  notices!: HolidayNotice[];

  @Field(() => [CalendarDay], { description: 'Days of the year that notices name, superseded ones included.' })
  days!: CalendarDay[];

  @Field(() => [WorkingHours], { description: 'Every working hours that were ever set, by the day they hold from.' })
  hours!: WorkingHours[];
}

@InputType('WorkingHoursInput', { description: 'Working hours from a day on 工作时间. Since 2026-11.' })
export class WorkingHoursInput {
  @Field(() => String, { description: 'YYYY-MM-DD, tomorrow at the earliest.' })
  from!: string;

  @Field(() => String, { description: 'HH:MM, Shanghai time.' })
  open!: string;

  @Field(() => String, { description: 'HH:MM, Shanghai time.' })
  close!: string;
}

@InputType('CalendarChangeInput', {
  description: 'A change of the working calendar: a notice or hours, one of both. Since 2026-11.',
})
export class CalendarChangeInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A holiday notice as text: JSON, CSV, rows copied from a sheet, or the wording of gov.cn; docs/operations.md shows each. The number, title and date of a loaded notice with other days correct it.',
  })
  notice?: string | null;

  @Field(() => WorkingHoursInput, { nullable: true, description: 'Working hours from a day on.' })
  hours?: WorkingHoursInput | null;
}

@ObjectType('CalendarDayChange', {
  simpleResolvers: true,
  description: 'A day that is counted otherwise once a notice holds. Since 2026-11.',
})
export class CalendarDayChange {
  @Field(() => CalendarDate, { description: 'YYYY-MM-DD.' })
  day!: string;

  @Field(() => Boolean, { description: 'It is worked, as counted now.' })
  was!: boolean;

  @Field(() => Boolean, { description: 'As counted now no notice covers it.' })
  wasProvisional!: boolean;

  @Field(() => String, { nullable: true, description: 'The notice that names it now; null: none.' })
  wasBy!: string | null;

  @Field(() => Boolean, { description: 'It is worked, by the new notice.' })
  becomes!: boolean;

  @Field(() => String, { nullable: true, description: "The holiday, in the caller's language." })
  holiday!: string | null;
}

@ObjectType('DueMove', {
  simpleResolvers: true,
  description: 'An open order whose due time comes out otherwise 时限重算. Since 2026-11.',
})
export class DueMove {
  @Field(() => String, { description: "The order's global id." })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: "Its state, in the caller's language." })
  stateLabel!: string;

  @Field(() => String, { description: "Its duty, in the caller's language." })
  dutyLabel!: string;

  @Field(() => DateTime, { description: 'When it is due now.' })
  from!: string;

  @Field(() => Boolean, { description: 'That is provisional.' })
  fromProvisional!: boolean;

  @Field(() => DateTime, { description: 'When it will be due.' })
  to!: string;

  @Field(() => Boolean, { description: 'That will be provisional.' })
  toProvisional!: boolean;
}

@ObjectType('CalendarPreview', {
  simpleResolvers: true,
  description: 'What a change of the working calendar would move; nothing is changed yet. Since 2026-11.',
})
export class CalendarPreview {
  @Field(() => Int, { description: 'To be given when it is applied.' })
  version!: number;

  @Field(() => [CalendarDayChange], { description: 'Days that are counted otherwise; empty for hours.' })
  days!: CalendarDayChange[];

  @Field(() => Int, { description: 'Open orders that are due later.' })
  later!: number;

  @Field(() => Int, { description: 'Open orders that are due earlier.' })
  earlier!: number;

  @Field(() => Int, {
    description: 'Open orders that stay due when they are; only their provisional mark, or a warning, changes.',
  })
  confirmed!: number;

  @Field(() => Int, { description: 'Open orders that are overdue at once.' })
  overdue!: number;

  @Field(() => Boolean, {
    description:
      'The notice corrects a loaded one of the same number; its former version stays as history. Since 2026-11.',
  })
  correction!: boolean;

  @Field(() => [Reason], {
    description:
      'What is unusual about the notice, e.g. a statutory holiday that is missing; none of it refuses. Since 2026-11.',
  })
  warnings!: Reason[];

  @Field(() => [DueMove], { description: `The first ${MAX_LISTED_MOVES} of all of these, what is due first first.` })
  moves!: DueMove[];
}

@ObjectType('CalendarChanged', {
  simpleResolvers: true,
  description: 'The calendar was changed, and the due times with it. Since 2026-11.',
})
export class CalendarChanged {
  @Field(() => Int, { description: 'Orders whose due time moved.' })
  moved!: number;

  @Field(() => Int, { description: 'Orders of which only the provisional mark, or a warning, changed.' })
  confirmed!: number;

  @Field(() => [Reason], { description: 'As in the preview: applied all the same. Since 2026-11.' })
  warnings!: Reason[];

  @Field(() => WorkCalendar, { description: 'As it is now.' })
  calendar!: WorkCalendar;
}

export const CalendarPreviewResult = createUnionType({
  name: 'CalendarPreviewResult',
  description: 'What would move, or why the change cannot be made. Since 2026-11.',
  types: () => [CalendarPreview, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : CalendarPreview),
});

export const CalendarChangeResult = createUnionType({
  name: 'CalendarChangeResult',
  description: 'What moved, or why nothing was changed. Since 2026-11.',
  types: () => [CalendarChanged, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : CalendarChanged),
});
