import { calendar2026 } from './calendar-2026.fixture.ts';
import { type Calendar, type CalendarDay, calendarOf } from './gazette.ts';
import { defaultWorkingHours, type WorkingHours } from './hours.ts';
import type { Span } from './spans.ts';

const off = (noticeId: string, ...days: string[]): CalendarDay[] =>
  days.map((day) => ({ day, working: false, noticeId }));
const work = (noticeId: string, ...days: string[]): CalendarDay[] =>
  days.map((day) => ({ day, working: true, noticeId }));

/** Real days of the notices, as far as the cases need them; `First`: as announced before a later notice changed it. */
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
  /** From Monday 7 December 2026 the day opens an hour later: 8 hours a day instead of 9. */
  later: { ...defaultWorkingHours, later: [{ from: '2026-12-07', open: '10:00', close: '18:00' }] },
  /** The same number of hours, half an hour earlier, from Monday 1 June 2026. */
  summer: { ...defaultWorkingHours, later: [{ from: '2026-06-01', open: '08:30', close: '17:30' }] },
  /** Longer days from Saturday 5 December 2026, a day off; the first working day is Monday. */
  longer: { ...defaultWorkingHours, later: [{ from: '2026-12-05', open: '08:00', close: '20:00' }] },
} as const satisfies Record<string, WorkingHours>;

export const day: Span = { kind: 'workingTime', days: 1 };
export const wholeDays = (days: number): Span => ({ kind: 'wholeWorkingDays', days });
export const hour = 3_600_000;
export const elapsed = (hours: number): Span => ({ kind: 'elapsed', ms: hours * hour });

export interface AddCase {
  readonly why: string;
  readonly calendar?: keyof typeof calendars;
  readonly hours?: keyof typeof schedules;
  /** Shanghai clock time. */
  readonly start: string;
  readonly span: Span;
  readonly share?: number;
  /** The connection was closed between these Shanghai clock times. */
  readonly still?: readonly [from: string, until: string];
  readonly due: string;
  readonly provisional?: true;
}
