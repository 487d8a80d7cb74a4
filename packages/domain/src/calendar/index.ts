export { type CalendarAlarm, type CalendarStatus, calendarAlarm } from './alarm.ts';
export {
  type CalendarDayView,
  type CalendarNoticeView,
  type CalendarView,
  calendarChangedFields,
  calendarPreviewFields,
  type DueMoveView,
  MAX_LISTED_MOVES,
  type WorkingHoursView,
  workCalendarFields,
} from './calendar-fields.ts';
export { type Calendar, type CalendarDay, calendarOf, type GazetteFile, gazetteFile, isWorkingDay } from './gazette.ts';
export { spelledHoliday } from './holiday-names.ts';
export { dayHoursSchema, hoursOn, type ScheduledHours, type WorkingHours, withHours, workingDayMs } from './hours.ts';
export { type HolidayNotice, MAX_NOTICE_TEXT, readNotice } from './notice-file.ts';
export {
  type DayChange,
  dayChanges,
  firstChangedDay,
  type LoadedNotice,
  loadingOf,
  type NoticeLoading,
  type SupersededDay,
} from './notice-loading.ts';
export { noticeFaults } from './notice-rules.ts';
export { noticeWarnings } from './notice-warnings.ts';
export {
  DAY_MS,
  dayNumberOf,
  dayOfNumber,
  isDay,
  isInstant,
  SHANGHAI_OFFSET_MS,
  shanghaiDay,
  spelledInstant,
  startOfShanghaiDay,
} from './shanghai.ts';
export { addSpan } from './spans.ts';
export { dayOpenings, type Workday, workdayAt } from './workday.ts';
export { addWorking, type ClockSuspension, workingBetween } from './working-time.ts';
