import { fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { Reason } from '../text/refusal.ts';

const calendarDayFields = fieldsOf('CalendarDay', 'A day that a holiday notice names 放假或调休日. Since 2026-11.', {
  day: { shape: 'Date', description: 'YYYY-MM-DD, in Shanghai.' },
  working: { shape: 'Boolean', description: 'True: a make-up working day 调休上班; false: a day off.' },
  holiday: {
    shape: 'String',
    nullable: true,
    description: "The holiday, in the caller's language; null: not known.",
  },
  noticeId: { shape: 'String', description: 'The `id` of the notice that names it.' },
  supersededBy: {
    shape: 'String',
    nullable: true,
    description: 'The notice that took the day over; null: it is in force.',
  },
});
export type CalendarDayView = ViewOf<typeof calendarDayFields>;

const holidayNoticeFields = fieldsOf(
  'HolidayNotice',
  "A notice of the State Council's General Office 放假通知. Since 2026-11.",
  {
    id: { shape: 'String', description: 'What days cite it by, e.g. `2026` or `2020-extension`.' },
    title: { shape: 'String', description: 'Its title, in Chinese.' },
    number: { shape: 'String', description: '文号, e.g. 国办发明电〔2025〕7号.' },
    published: { shape: 'Date', description: 'YYYY-MM-DD: when it was published.' },
    url: { shape: 'String', description: 'Where it stands.' },
    loadedAt: { shape: 'DateTime', nullable: true, description: 'When it was loaded; null: it came with the program.' },
    loadedBy: { shape: 'String', nullable: true, description: 'Display name of who loaded it.' },
  },
);
export type CalendarNoticeView = ViewOf<typeof holidayNoticeFields>;

const workingHoursFields = fieldsOf(
  'WorkingHours',
  'Opening and closing of a working day 工作时间, from a day on; Shanghai clock times. Since 2026-11.',
  {
    from: { shape: 'Date', nullable: true, description: 'YYYY-MM-DD; null: from the beginning.' },
    open: { shape: 'String', description: 'HH:MM.' },
    close: { shape: 'String', description: 'HH:MM.' },
    setAt: { shape: 'DateTime', nullable: true, description: 'When they were set; null: as installed.' },
    setBy: { shape: 'String', nullable: true, description: 'Display name of who set them.' },
    inForce: { shape: 'Boolean', description: 'They hold today.' },
    superseded: { shape: 'Boolean', description: 'Others were set before these began: they never held.' },
  },
);
export type WorkingHoursView = ViewOf<typeof workingHoursFields>;

const calendarAlarmFields = fieldsOf(
  'CalendarAlarm',
  'What somebody should do about the calendar 日历告警. Since 2026-11.',
  {
    code: { shape: 'String', description: '`ENDED`, `PROVISIONAL` or `ENDS_SOON`.', console: false },
    message: { shape: 'String', description: "In the caller's language." },
  },
);

export const workCalendarFields = fieldsOf(
  'WorkCalendar',
  'The working calendar 工作日历: what due times are counted by. Since 2026-11.',
  {
    version: {
      shape: 'Int',
      description: 'Moves with every change of days or hours; a change names the one it was previewed over.',
    },
    loadedUntil: {
      shape: 'Date',
      description: 'YYYY-MM-DD. What lies after it is provisional: Monday to Friday is taken.',
    },
    today: { shape: 'Date', description: "YYYY-MM-DD: the Shanghai day of the database's clock." },
    year: { shape: 'Int', description: 'The year that `days` are of.' },
    years: { shape: 'Int', list: true, description: 'Years that may be asked for; the last one is provisional.' },
    mayChange: { shape: 'Boolean', description: 'The caller may change days and hours.' },
    alarm: {
      shape: calendarAlarmFields,
      nullable: true,
      description: 'For supervisors and administrators; null: all is well.',
    },
    notices: {
      shape: holidayNoticeFields,
      list: true,
      description: 'Every notice that is loaded, the newest first.',
    },
    days: {
      shape: calendarDayFields,
      list: true,
      description: 'Days of the year that notices name, superseded ones included.',
    },
    hours: {
      shape: workingHoursFields,
      list: true,
      description: 'Every working hours that were ever set, by the day they hold from.',
    },
  },
);
export type CalendarView = ViewOf<typeof workCalendarFields>;

const calendarDayChangeFields = fieldsOf(
  'CalendarDayChange',
  'A day that is counted otherwise once a notice holds. Since 2026-11.',
  {
    day: { shape: 'Date', description: 'YYYY-MM-DD.' },
    was: { shape: 'Boolean', description: 'It is worked, as counted now.' },
    wasProvisional: { shape: 'Boolean', description: 'As counted now no notice covers it.' },
    wasBy: { shape: 'String', nullable: true, description: 'The notice that names it now; null: none.' },
    becomes: { shape: 'Boolean', description: 'It is worked, by the new notice.' },
    holiday: { shape: 'String', nullable: true, description: "The holiday, in the caller's language." },
  },
);

const dueMoveFields = fieldsOf('DueMove', 'An open order whose due time comes out otherwise 时限重算. Since 2026-11.', {
  orderId: { shape: 'String', description: "The order's global id." },
  number: { shape: 'String', description: 'Its number.' },
  stateLabel: { shape: 'String', description: "Its state, in the caller's language." },
  dutyLabel: { shape: 'String', description: "Its duty, in the caller's language." },
  from: { shape: 'DateTime', description: 'When it is due now.' },
  fromProvisional: { shape: 'Boolean', description: 'That is provisional.' },
  to: { shape: 'DateTime', description: 'When it will be due.' },
  toProvisional: { shape: 'Boolean', description: 'That will be provisional.' },
});
export type DueMoveView = ViewOf<typeof dueMoveFields>;

/** Most moves that a preview lists one by one. */
export const MAX_LISTED_MOVES = 200;

export const calendarPreviewFields = fieldsOf(
  'CalendarPreview',
  'What a change of the working calendar would move; nothing is changed yet. Since 2026-11.',
  {
    version: { shape: 'Int', description: 'To be given when it is applied.' },
    days: {
      shape: calendarDayChangeFields,
      list: true,
      description: 'Days that are counted otherwise; empty for hours.',
    },
    later: { shape: 'Int', description: 'Open orders that are due later.' },
    earlier: { shape: 'Int', description: 'Open orders that are due earlier.' },
    confirmed: {
      shape: 'Int',
      description: 'Open orders that stay due when they are; only their provisional mark, or a warning, changes.',
    },
    overdue: { shape: 'Int', description: 'Open orders that are overdue at once.' },
    correction: {
      shape: 'Boolean',
      description:
        'The notice corrects a loaded one of the same number; its former version stays as history. Since 2026-11.',
    },
    warnings: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description:
        'What is unusual about the notice, e.g. a statutory holiday that is missing; none of it refuses. Since 2026-11.',
    },
    moves: {
      shape: dueMoveFields,
      list: true,
      description: `The first ${MAX_LISTED_MOVES} of all of these, what is due first first.`,
    },
  },
);

export const calendarChangedFields = fieldsOf(
  'CalendarChanged',
  'The calendar was changed, and the due times with it. Since 2026-11.',
  {
    moved: { shape: 'Int', description: 'Orders whose due time moved.' },
    confirmed: { shape: 'Int', description: 'Orders of which only the provisional mark, or a warning, changed.' },
    warnings: {
      shape: objectOf<Reason>('Reason'),
      list: true,
      description: 'As in the preview: applied all the same. Since 2026-11.',
      console: false,
    },
    calendar: { shape: workCalendarFields, description: 'As it is now.', console: false },
  },
);
