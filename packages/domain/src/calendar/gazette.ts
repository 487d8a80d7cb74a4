import { z } from 'zod';
import { dayNumberOf, isDay, weekdayOf } from './shanghai.ts';

/** A day named by a notice of the State Council's General Office: a day off, or a make-up working day (调休). */
export interface CalendarDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly working: boolean;
  /** The notice that names it. */
  readonly noticeId: string;
  /** The holiday to which it belongs, in Chinese as in the notice: 春节. Absent: not known. */
  readonly holiday?: string;
}

/** The calendar as a value: the named days, and the last day for which all notices are loaded. */
export interface Calendar {
  /** YYYY-MM-DD, inclusive. Later days are provisional. */
  readonly loadedUntil: string;
  readonly days: ReadonlyMap<string, CalendarDay>;
}

/**
 * Builds the value from table rows. Throws RangeError for a day that does not exist or occurs twice: both are faults of
 * the table.
 */
export function calendarOf(rows: Iterable<CalendarDay>, loadedUntil: string): Calendar {
  dayNumberOf(loadedUntil);
  const days = new Map<string, CalendarDay>();
  for (const row of rows) {
    dayNumberOf(row.day);
    if (days.has(row.day)) throw new RangeError(`The calendar names ${row.day} twice`);
    days.set(row.day, row);
  }
  return { loadedUntil, days };
}

export interface DayStatus {
  readonly working: boolean;
  /** The day is after the last loaded notice: Monday to Friday are assumed to be working days. */
  readonly provisional: boolean;
  /** The notice that names the day, if one does, and its holiday. */
  readonly noticeId?: string;
  readonly holiday?: string;
}

/**
 * Monday to Friday, minus days off, plus make-up working days (docs/spec/life-cycle.md L-time). Rows after `loadedUntil` are
 * ignored, because a year of which only some days are named (January days in a December notice) is incomplete.
 */
export function isWorkingDay(calendar: Calendar, day: string): DayStatus {
  let known = verdicts.get(calendar);
  if (known === undefined) {
    known = new Map();
    verdicts.set(calendar, known);
  }
  const found = known.get(day);
  if (found !== undefined) return found;
  const verdict = verdictOf(calendar, day);
  known.set(day, verdict);
  return verdict;
}

/** Cache per calendar: a page of fifty orders counts the same few days a hundred times. */
const verdicts = new WeakMap<Calendar, Map<string, DayStatus>>();

function verdictOf(calendar: Calendar, day: string): DayStatus {
  const weekday = weekdayOf(dayNumberOf(day));
  const monToFri = weekday >= 1 && weekday <= 5;
  if (day > calendar.loadedUntil) return { working: monToFri, provisional: true };
  const row = calendar.days.get(day);
  return row === undefined
    ? { working: monToFri, provisional: false }
    : {
        working: row.working,
        provisional: false,
        noticeId: row.noticeId,
        ...(row.holiday === undefined ? {} : { holiday: row.holiday }),
      };
}

const day = z.string().refine(isDay, 'A day that exists, YYYY-MM-DD');

/**
 * Shape of the calendar file (`calendar.json`): notices, and the days that each of them names. Other keys are ignored.
 */
export const gazetteFile = z
  .object({
    timeZone: z.literal('Asia/Shanghai'),
    loadedFrom: day,
    loadedUntil: day,
    notices: z.array(
      z.object({
        id: z.string().min(1),
        title: z.string().min(1),
        /** 文号, e.g. 国办发明电〔2025〕7号 */
        number: z.string().min(1),
        date: day,
        published: day,
        url: z.url({ protocol: /^https?$/ }),
      }),
    ),
    days: z.array(
      z.object({
        date: day,
        kind: z.enum(['off', 'work']),
        holiday: z.string().min(1),
        notice: z.string().min(1),
      }),
    ),
  })
  .superRefine((file, context) => {
    const notices = new Set(file.notices.map((notice) => notice.id));
    const seen = new Set<string>();
    for (const [index, row] of file.days.entries()) {
      const faults = [
        seen.has(row.date) && 'This day stands twice',
        !notices.has(row.notice) && 'No notice has this id',
        (row.date < file.loadedFrom || row.date > file.loadedUntil) && 'This day lies outside the loaded days',
      ];
      for (const message of faults) if (message) context.addIssue({ code: 'custom', path: ['days', index], message });
      seen.add(row.date);
    }
  });

export type GazetteFile = z.infer<typeof gazetteFile>;

/** The rows of a calendar file, for the calendar table or for `calendarOf`. */
export const gazetteDays = (file: GazetteFile): CalendarDay[] =>
  file.days.map((row) => ({
    day: row.date,
    working: row.kind === 'work',
    noticeId: row.notice,
    holiday: row.holiday,
  }));
