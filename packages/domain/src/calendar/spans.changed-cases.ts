import { type AddCase, day, elapsed, wholeDays } from './spans.fixture.ts';

/**
 * Superseded notices, days beyond the loaded notices, changing hours, and a closed connection; also calculated by hand.
 */
export const changedCases: readonly AddCase[] = [
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
    span: wholeDays(3),
    due: '2019-05-07 00:00',
  },
  {
    why: 'whole days by the notice of March: 5, 6 and 7 May',
    calendar: 'y2019',
    start: '2019-04-30 10:00',
    span: wholeDays(3),
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
    span: wholeDays(20),
    due: '2027-01-02 00:00',
    provisional: true,
  },
  {
    why: '19 whole days from 4 December end with the loaded days',
    start: '2026-12-04 20:41',
    span: wholeDays(19),
    due: '2027-01-01 00:00',
  },
  { why: 'wall clock is never provisional', start: '2026-12-31 20:00', span: elapsed(48), due: '2027-01-02 20:00' },

  // Whole working days
  {
    why: '20 from a Monday: the fourth Monday after, its 24:00',
    start: '2026-11-02 10:00',
    span: wholeDays(20),
    due: '2026-12-01 00:00',
  },
  {
    why: 'the starting day does not count even from 00:00',
    start: '2026-11-02 00:00',
    span: wholeDays(1),
    due: '2026-11-04 00:00',
  },
  {
    why: 'a start on a free Saturday: Monday is the first',
    start: '2026-11-28 12:00',
    span: wholeDays(1),
    due: '2026-12-01 00:00',
  },
  {
    why: 'a start on a make-up Saturday does not count it',
    start: '2026-10-10 12:00',
    span: wholeDays(1),
    due: '2026-10-13 00:00',
  },
  {
    why: 'a make-up Saturday in between counts: 8, 9, 10 October',
    start: '2026-09-30 10:00',
    span: wholeDays(3),
    due: '2026-10-11 00:00',
  },
  {
    why: 'half of 20 is 10 whole days',
    start: '2026-11-02 10:00',
    span: wholeDays(20),
    share: 0.5,
    due: '2026-11-17 00:00',
  },
  {
    why: 'three quarters of 3 are 2.25, rounded up to 3',
    start: '2026-11-23 10:00',
    span: wholeDays(3),
    share: 0.75,
    due: '2026-11-27 00:00',
  },

  // Elapsed time
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
    span: wholeDays(1),
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
