export { loadCalendarView } from './calendar-views.ts';
export {
  applyCalendar,
  type CalendarChange,
  type CalendarPreview,
  calendarChange,
  isMoved,
  previewCalendar,
} from './change-calendar.ts';
export type { DueMove } from './due-moves.ts';
export { recountAll } from './recount-all.ts';
