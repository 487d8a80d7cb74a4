import { type AddCase, day, hour, type schedules, wholeDays } from './spans.fixture.ts';
import type { Span } from './spans.ts';

/** Calculated by hand, each with its reasoning. */
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
    span: wholeDays(3),
    due: '2026-01-07 00:00',
  },
];

export interface BetweenCase {
  readonly why: string;
  readonly hours?: keyof typeof schedules;
  readonly kind: Span['kind'];
  readonly from: string;
  readonly to: string;
  /** Days, or hours of elapsed time. */
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
