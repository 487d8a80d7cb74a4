import { calendar2026 } from './calendar-2026.fixture.ts';
import { type Calendar, type CalendarDay, calendarOf } from './gazette.ts';
import { defaultWorkingHours, type WorkingHours } from './hours.ts';
import type { Span } from './spans.ts';

const off = (noticeId: string, ...days: string[]): CalendarDay[] =>
  days.map((day) => ({ day, working: false, noticeId }));
const work = (noticeId: string, ...days: string[]): CalendarDay[] =>
  days.map((day) => ({ day, working: true, noticeId }));

/** Real days of the notices, as far as the cases count over them; `First`: as it was told before a later notice changed it. */
const spring2018 = [
  ...work('2018', '2018-02-11', '2018-02-24'),
  ...off('2018', '2018-02-15', '2018-02-16', '2018-02-17', '2018-02-18', '2018-02-19', '2018-02-20', '2018-02-21'),
];
const newYear2019 = [...work('2019', '2018-12-29'), ...off('2019', '2018-12-30', '2018-12-31', '2019-01-01')];
const labour2019First = off('2019', '2019-05-01');
const labour2019 = [
  ...work('2019-labour', '2019-04-28', '2019-05-05'),
  ...off('2019-labour', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04'),
];
const spring2020 = off(
  '2020',
  '2020-01-24',
  '2020-01-25',
  '2020-01-26',
  '2020-01-27',
  '2020-01-28',
  '2020-01-29',
  '2020-01-30',
);
const spring2020First = [...spring2020, ...work('2020', '2020-01-19', '2020-02-01')];
const spring2020Extended = [
  ...spring2020,
  ...work('2020', '2020-01-19'),
  ...off('2020-extension', '2020-01-31', '2020-02-01', '2020-02-02'),
];

export const calendars = {
  y2026: calendar2026,
  y2018: calendarOf([...spring2018, ...newYear2019], '2019-12-31'),
  y2019First: calendarOf(labour2019First, '2019-12-31'),
  y2019: calendarOf(labour2019, '2019-12-31'),
  y2020First: calendarOf(spring2020First, '2020-12-31'),
  y2020: calendarOf(spring2020Extended, '2020-12-31'),
} as const satisfies Record<string, Calendar>;

export const schedules = {
  nine: defaultWorkingHours,
  /** From Monday 7 December 2026 an hour later: 8 hours a day instead of 9. */
  later: { ...defaultWorkingHours, later: [{ from: '2026-12-07', open: '10:00', close: '18:00' }] },
  /** The same number of hours, half an hour earlier, from Monday 1 June 2026. */
  summer: { ...defaultWorkingHours, later: [{ from: '2026-06-01', open: '08:30', close: '17:30' }] },
  /** Longer days from Saturday 5 December 2026, a day off; the first one that is worked is Monday. */
  longer: { ...defaultWorkingHours, later: [{ from: '2026-12-05', open: '08:00', close: '20:00' }] },
} as const satisfies Record<string, WorkingHours>;

const day: Span = { kind: 'workingTime', days: 1 };
const whole = (days: number): Span => ({ kind: 'wholeWorkingDays', days });
const hour = 3_600_000;
const elapsed = (hours: number): Span => ({ kind: 'elapsed', ms: hours * hour });

export interface AddCase {
  readonly why: string;
  readonly calendar?: keyof typeof calendars;
  readonly hours?: keyof typeof schedules;
  /** Shanghai clock time. */
  readonly start: string;
  readonly span: Span;
  readonly share?: number;
  /** The connection was closed: Shanghai clock times. */
  readonly still?: readonly [from: string, until: string];
  readonly due: string;
  readonly provisional?: true;
}

/** Worked out by hand, each with its reasoning. */
export const addCases: readonly AddCase[] = [
  // Seconds and edges of the day
  { why: '3 h until 18:00, 6 h from 09:00', start: '2026-11-23 15:00', span: day, due: '2026-11-24 15:00' },
  {
    why: 'a second used on Monday, 8:59:59 on Tuesday',
    start: '2026-11-23 17:59:59',
    span: day,
    due: '2026-11-24 17:59:59',
  },
  { why: '18:00:00 is after hours: all of Tuesday', start: '2026-11-23 18:00', span: day, due: '2026-11-24 18:00' },
  {
    why: '9 h from opening end at closing, not at the next opening',
    start: '2026-11-23 09:00',
    span: day,
    due: '2026-11-23 18:00',
  },
  { why: 'before opening nothing counts yet', start: '2026-11-23 06:15:30', span: day, due: '2026-11-23 18:00' },
  {
    why: 'a second late costs a second on the next day',
    start: '2026-11-23 09:00:01',
    span: day,
    due: '2026-11-24 09:00:01',
  },
  {
    why: 'lunch is not taken out: 12:00–13:30 is worked',
    start: '2026-11-23 12:00',
    span: day,
    share: 0.5,
    due: '2026-11-23 16:30',
  },
  {
    why: 'half of the day ends at closing: 13:30 + 4 h 30',
    start: '2026-11-23 13:30',
    span: day,
    share: 0.5,
    due: '2026-11-23 18:00',
  },
  {
    why: 'a second later the half is reached a second after opening',
    start: '2026-11-23 13:30:01',
    span: day,
    share: 0.5,
    due: '2026-11-24 09:00:01',
  },
  {
    why: '75 % is 6 h 45: 3 h today, 3 h 45 tomorrow',
    start: '2026-11-23 15:00',
    span: day,
    share: 0.75,
    due: '2026-11-24 12:45',
  },
  { why: 'Friday 20:00 counts from Monday 09:00', start: '2026-11-27 20:00', span: day, due: '2026-11-30 18:00' },
  {
    why: 'Friday 20:00: half of Monday is 13:30',
    start: '2026-11-27 20:00',
    span: day,
    share: 0.5,
    due: '2026-11-30 13:30',
  },

  // Holidays and make-up days
  { why: '1–7 October are off; 6 h of Thursday 8', start: '2026-09-30 15:00', span: day, due: '2026-10-08 15:00' },
  { why: 'Saturday 10 October is worked', start: '2026-10-09 15:00', span: day, due: '2026-10-10 15:00' },
  {
    why: 'Sunday 20 September is worked, Saturday 19 is not',
    start: '2026-09-18 15:00',
    span: day,
    due: '2026-09-20 15:00',
  },
  {
    why: 'started on a make-up Sunday, its hours count',
    start: '2026-09-20 09:00',
    span: day,
    due: '2026-09-20 18:00',
  },
  {
    why: '15–23 February are off; Saturday 28 is worked',
    start: '2026-02-27 17:00',
    span: day,
    due: '2026-02-28 17:00',
  },
  {
    why: 'nine days off after the make-up Saturday 14 February',
    start: '2026-02-14 17:00',
    span: day,
    due: '2026-02-24 17:00',
  },
  {
    why: '2018: Sunday 11 February is worked, Saturday 10 is not',
    calendar: 'y2018',
    start: '2018-02-09 15:00',
    span: day,
    due: '2018-02-11 15:00',
  },
  {
    why: '2018: 15–21 February are off, Thursday 22 is worked',
    calendar: 'y2018',
    start: '2018-02-14 15:00',
    span: day,
    due: '2018-02-22 15:00',
  },
  {
    why: '2018: Saturday 24 February is worked',
    calendar: 'y2018',
    start: '2018-02-23 20:00',
    span: day,
    due: '2018-02-24 18:00',
  },

  // Ends of years
  {
    why: 'Saturday 29 December 2018 is worked, as the notice for 2019 says',
    calendar: 'y2018',
    start: '2018-12-28 15:00',
    span: day,
    due: '2018-12-29 15:00',
  },
  {
    why: '30 December to 1 January are off: Wednesday 2 January',
    calendar: 'y2018',
    start: '2018-12-29 15:00',
    span: day,
    due: '2019-01-02 15:00',
  },
  { why: '1–3 January 2026 off, Sunday 4 worked', start: '2025-12-31 17:00', span: day, due: '2026-01-04 17:00' },
  {
    why: 'a year ends at midnight in Shanghai: 31 December 23:59:59 is after hours',
    start: '2025-12-31 23:59:59',
    span: day,
    due: '2026-01-04 18:00',
  },
  {
    why: 'three whole days over New Year: 4, 5 and 6 January',
    start: '2025-12-31 10:00',
    span: whole(3),
    due: '2026-01-07 00:00',
  },

  // Superseded notices
  {
    why: 'May 2019 as first told: only the 1st is off',
    calendar: 'y2019First',
    start: '2019-04-30 15:00',
    span: day,
    due: '2019-05-02 15:00',
  },
  {
    why: 'the notice of March: 1–4 off, Sunday 5 worked',
    calendar: 'y2019',
    start: '2019-04-30 15:00',
    span: day,
    due: '2019-05-05 15:00',
  },
  {
    why: 'April 2019 as first told: Monday',
    calendar: 'y2019First',
    start: '2019-04-26 20:00',
    span: day,
    due: '2019-04-29 18:00',
  },
  {
    why: 'the notice of March makes Sunday 28 April worked: earlier',
    calendar: 'y2019',
    start: '2019-04-26 20:00',
    span: day,
    due: '2019-04-28 18:00',
  },
  {
    why: 'whole days as first told: 2, 3 and 6 May',
    calendar: 'y2019First',
    start: '2019-04-30 10:00',
    span: whole(3),
    due: '2019-05-07 00:00',
  },
  {
    why: 'whole days by the notice of March: 5, 6 and 7 May',
    calendar: 'y2019',
    start: '2019-04-30 10:00',
    span: whole(3),
    due: '2019-05-08 00:00',
  },
  {
    why: 'Spring 2020 as first told: Friday 31 January',
    calendar: 'y2020First',
    start: '2020-01-23 15:00',
    span: day,
    due: '2020-01-31 15:00',
  },
  {
    why: 'extended during the holiday itself: Monday 3 February',
    calendar: 'y2020',
    start: '2020-01-23 15:00',
    span: day,
    due: '2020-02-03 15:00',
  },
  {
    why: 'the make-up Saturday 1 February as first told',
    calendar: 'y2020First',
    start: '2020-01-31 20:00',
    span: day,
    due: '2020-02-01 18:00',
  },
  {
    why: 'the extension took that Saturday back',
    calendar: 'y2020',
    start: '2020-01-31 20:00',
    span: day,
    due: '2020-02-03 18:00',
  },

  // Beyond the loaded days
  { why: 'the last loaded day is certain', start: '2026-12-31 09:00', span: day, due: '2026-12-31 18:00' },
  {
    why: 'a second is left for 1 January, a Friday that nobody has ruled on',
    start: '2026-12-31 09:00:01',
    span: day,
    due: '2027-01-01 09:00:01',
    provisional: true,
  },
  {
    why: 'after it weekends are free: Monday 4 January',
    start: '2027-01-01 18:00',
    span: day,
    due: '2027-01-04 18:00',
    provisional: true,
  },
  {
    why: '20 whole days from 4 December: 19 until the 31st, then 1 January',
    start: '2026-12-04 20:41',
    span: whole(20),
    due: '2027-01-02 00:00',
    provisional: true,
  },
  {
    why: '19 whole days from 4 December end with the loaded days',
    start: '2026-12-04 20:41',
    span: whole(19),
    due: '2027-01-01 00:00',
  },
  { why: 'wall clock is never provisional', start: '2026-12-31 20:00', span: elapsed(48), due: '2027-01-02 20:00' },

  // Whole working days
  {
    why: '20 from a Monday: the fourth Monday after, its 24:00',
    start: '2026-11-02 10:00',
    span: whole(20),
    due: '2026-12-01 00:00',
  },
  {
    why: 'the starting day does not count even from 00:00',
    start: '2026-11-02 00:00',
    span: whole(1),
    due: '2026-11-04 00:00',
  },
  {
    why: 'a start on a free Saturday: Monday is the first',
    start: '2026-11-28 12:00',
    span: whole(1),
    due: '2026-12-01 00:00',
  },
  {
    why: 'a start on a make-up Saturday does not count it',
    start: '2026-10-10 12:00',
    span: whole(1),
    due: '2026-10-13 00:00',
  },
  {
    why: 'a make-up Saturday in between counts: 8, 9, 10 October',
    start: '2026-09-30 10:00',
    span: whole(3),
    due: '2026-10-11 00:00',
  },
  {
    why: 'half of 20 is 10 whole days',
    start: '2026-11-02 10:00',
    span: whole(20),
    share: 0.5,
    due: '2026-11-17 00:00',
  },
  {
    why: 'three quarters of 3 are 2.25, rounded up to 3',
    start: '2026-11-23 10:00',
    span: whole(3),
    share: 0.75,
    due: '2026-11-27 00:00',
  },

  // Wall clock
  { why: '48 h over a weekend', start: '2026-11-27 20:00', span: elapsed(48), due: '2026-11-29 20:00' },
  { why: '48 h over National Day', start: '2026-09-30 15:15:15', span: elapsed(48), due: '2026-10-02 15:15:15' },
  { why: 'half of 24 h', start: '2026-11-23 23:00', span: elapsed(24), share: 0.5, due: '2026-11-24 11:00' },

  // Working hours that change in between
  {
    why: '3 of 9 h are a third; two thirds of 8 h are 5 h 20 from 10:00',
    hours: 'later',
    start: '2026-12-04 15:00',
    span: day,
    due: '2026-12-07 15:20',
  },
  {
    why: 'after hours before the change: all of the shorter Monday',
    hours: 'later',
    start: '2026-12-04 20:00',
    span: day,
    due: '2026-12-07 18:00',
  },
  {
    why: '18 of 540 min are a 30th; 29 of 30 of 480 min are 464',
    hours: 'later',
    start: '2026-12-04 17:42',
    span: day,
    due: '2026-12-07 17:44',
  },
  {
    why: '09:30 is before opening by the new hours',
    hours: 'later',
    start: '2026-12-07 09:30',
    span: day,
    due: '2026-12-07 18:00',
  },
  {
    why: 'before the day of the change the old hours count: 09:30 is worked',
    hours: 'later',
    start: '2026-12-03 09:30',
    span: day,
    due: '2026-12-04 09:30',
  },
  {
    why: 'half of it ends at Friday’s closing, by the old hours',
    hours: 'later',
    start: '2026-12-04 13:30',
    span: day,
    share: 0.5,
    due: '2026-12-04 18:00',
  },
  {
    why: '75 %: a third on Friday, 5 of 12 of 8 h are 3 h 20',
    hours: 'later',
    start: '2026-12-04 15:00',
    span: day,
    share: 0.75,
    due: '2026-12-07 13:20',
  },
  {
    why: 'the same length, shifted: 3 h, then 6 h from 08:30',
    hours: 'summer',
    start: '2026-05-29 15:00',
    span: day,
    due: '2026-06-01 14:30',
  },
  {
    why: '17:45 is after hours in summer',
    hours: 'summer',
    start: '2026-06-01 17:45',
    span: day,
    due: '2026-06-02 17:30',
  },
  {
    why: 'a change on a day off shows on Monday: two thirds of 12 h from 08:00',
    hours: 'longer',
    start: '2026-12-04 15:00',
    span: day,
    due: '2026-12-07 16:00',
  },
  {
    why: 'hours bear neither on whole days nor on the wall clock',
    hours: 'later',
    start: '2026-12-04 15:00',
    span: whole(1),
    due: '2026-12-08 00:00',
  },

  // A closed connection
  {
    why: 'an hour stood still comes on top',
    start: '2026-11-23 15:00',
    span: day,
    still: ['2026-11-23 16:00', '2026-11-23 17:00'],
    due: '2026-11-24 16:00',
  },
  {
    why: 'a closure at night takes nothing',
    start: '2026-11-23 15:00',
    span: day,
    still: ['2026-11-23 20:00', '2026-11-24 06:00'],
    due: '2026-11-24 15:00',
  },
  {
    why: 'a closure over closing: 17:00–18:00 and 09:00–10:00',
    start: '2026-11-23 15:00',
    span: day,
    still: ['2026-11-23 17:00', '2026-11-24 10:00'],
    due: '2026-11-24 17:00',
  },
  {
    why: 'a closure of the whole of Tuesday: Wednesday instead',
    start: '2026-11-23 15:00',
    span: day,
    still: ['2026-11-24 00:00', '2026-11-25 00:00'],
    due: '2026-11-25 15:00',
  },
  {
    why: 'a closure after the due time is not felt',
    start: '2026-11-23 15:00',
    span: day,
    still: ['2026-11-24 15:00', '2026-11-24 17:00'],
    due: '2026-11-24 15:00',
  },
];

export interface BackCase {
  readonly why: string;
  readonly hours?: keyof typeof schedules;
  readonly end: string;
  readonly span: Span;
  readonly start: string;
}

/** The latest start from which a span is over by `end`. */
export const backCases: readonly BackCase[] = [
  { why: '6 h of Tuesday and 3 h of Monday', end: '2026-11-24 15:00', span: day, start: '2026-11-23 15:00' },
  {
    why: 'a whole day ends at its opening, not at the closing before',
    end: '2026-11-23 18:00',
    span: day,
    start: '2026-11-23 09:00',
  },
  { why: 'from a free Sunday: all of Friday', end: '2026-11-29 12:00', span: day, start: '2026-11-27 09:00' },
  { why: 'back over National Day', end: '2026-10-08 15:00', span: day, start: '2026-09-30 15:00' },
  {
    why: '5 h 20 of 8 h are two thirds; a third of Friday’s 9 h',
    hours: 'later',
    end: '2026-12-07 15:20',
    span: day,
    start: '2026-12-04 15:00',
  },
  {
    why: 'a bureau’s day that ends on Tuesday 24:00 began on Monday at the latest',
    end: '2026-11-25 00:00',
    span: whole(1),
    start: '2026-11-23 23:59:59',
  },
  {
    why: 'by noon of Wednesday only Tuesday is over',
    end: '2026-11-25 12:00',
    span: whole(1),
    start: '2026-11-23 23:59:59',
  },
  {
    why: 'three whole days back over National Day: 10, 9 and 8 October',
    end: '2026-10-11 00:00',
    span: whole(3),
    start: '2026-10-07 23:59:59',
  },
  { why: '48 h of wall clock', end: '2026-11-29 20:00', span: elapsed(48), start: '2026-11-27 20:00' },
];

export interface BetweenCase {
  readonly why: string;
  readonly hours?: keyof typeof schedules;
  readonly kind: Span['kind'];
  readonly from: string;
  readonly to: string;
  /** Days, or hours of wall clock. */
  readonly amount: number;
}

export const betweenCases: readonly BetweenCase[] = [
  { why: '3 h and 6 h', kind: 'workingTime', from: '2026-11-23 15:00', to: '2026-11-24 15:00', amount: 1 },
  { why: 'a weekend is nothing', kind: 'workingTime', from: '2026-11-27 18:00', to: '2026-11-30 09:00', amount: 0 },
  { why: 'National Day is nothing', kind: 'workingTime', from: '2026-09-30 18:00', to: '2026-10-08 09:00', amount: 0 },
  {
    why: 'a third of 9 h and two thirds of 8 h',
    hours: 'later',
    kind: 'workingTime',
    from: '2026-12-04 15:00',
    to: '2026-12-07 15:20',
    amount: 1,
  },
  { why: 'that late', kind: 'workingTime', from: '2026-11-24 13:30', to: '2026-11-24 09:00', amount: -0.5 },
  {
    why: 'Monday does not count, Tuesday is over',
    kind: 'wholeWorkingDays',
    from: '2026-11-23 10:00',
    to: '2026-11-25 00:00',
    amount: 1,
  },
  {
    why: 'a second before midnight it is not',
    kind: 'wholeWorkingDays',
    from: '2026-11-23 10:00',
    to: '2026-11-24 23:59:59',
    amount: 0,
  },
  {
    why: '8, 9 and the make-up 10 October',
    kind: 'wholeWorkingDays',
    from: '2026-09-30 10:00',
    to: '2026-10-12 00:00',
    amount: 3,
  },
  { why: 'wall clock', kind: 'elapsed', from: '2026-11-27 20:00', to: '2026-11-29 20:00', amount: 48 * hour },
];
