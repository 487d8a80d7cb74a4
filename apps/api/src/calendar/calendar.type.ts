import { calendarChangedFields, calendarPreviewFields, workCalendarFields } from '@beian/domain/calendar';
import { calendarChange } from '@beian/orders/due-moves';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

export const WorkCalendar = objectType(workCalendarFields);

export const CalendarChangeInput = inputType(calendarChange);
export type CalendarChangeInput = Given<typeof calendarChange>;

export const CalendarPreview = objectType(calendarPreviewFields);

export const CalendarChanged = objectType(calendarChangedFields);

export const CalendarPreviewResult = resultType(
  'CalendarPreviewResult',
  'What would move, or why the change cannot be made. Since 2026-11.',
  CalendarPreview,
);

export const CalendarChangeResult = resultType(
  'CalendarChangeResult',
  'What moved, or why nothing was changed. Since 2026-11.',
  CalendarChanged,
);
