import { calendarChangedFields, calendarPreviewFields, workCalendarFields } from '@beian/domain/calendar';
import { createUnionType, Field, InputType } from 'type-graphql';
import { ActionRefused } from '../common/reason.type.ts';
import { objectType } from '../schema/object-type.ts';

export const WorkCalendar = objectType(workCalendarFields);

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

export const CalendarPreview = objectType(calendarPreviewFields);

export const CalendarChanged = objectType(calendarChangedFields);

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
