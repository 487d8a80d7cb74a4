import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import { type Calendar, type CalendarDay, calendarOf, isWorkingDay } from './gazette.ts';
import type { HolidayNotice } from './notice-file.ts';
import { dayNumberOf, dayOfNumber, weekdayOf } from './shanghai.ts';

/** What a new notice is checked against. */
export interface NoticeCheckInputs {
  readonly calendar: Calendar;
  /** Loaded notices, including superseded ones. */
  readonly notices: readonly { readonly id: string; readonly number: string }[];
  /** The Shanghai day of the database's clock, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * Statutory days off per year: 11, from 2025 on 13 (全国年节及纪念日放假办法 of 2013 and 2024). A notice names each of them and the
 * days around them, so a notice with fewer was not entered completely.
 */
const MIN_DAYS_OFF = 11;
/** A notice may be published during its holiday (2020: the third day); it names no days older than this. */
const MAX_DAYS_BEFORE_PUBLICATION = 31;
/** The General Office decides about one year at a time, and about days around its ends. */
const MAX_YEARS_AHEAD = 1;

const RULE = 'L-time';
const reason = (code: string, field: string, message: BilingualText, suggestion: BilingualText): Reason => ({
  code,
  field,
  message,
  suggestion,
  ruleId: RULE,
});

/** Reasons why the notice cannot be loaded into this calendar; empty if it can. */
export function noticeFaults(notice: HolidayNotice, inputs: NoticeCheckInputs): Reason[] {
  return [...headFaults(notice, inputs), ...dayFaults(notice, inputs), ...yearFaults(notice, inputs)];
}

function headFaults(notice: HolidayNotice, { calendar, notices, today }: NoticeCheckInputs): Reason[] {
  const faults: Reason[] = [];
  if (notices.some(({ id, number }) => id === notice.id || number === notice.number))
    faults.push(
      reason(
        'NOTICE_IS_LOADED',
        'number',
        bilingual(`${notice.number}（${notice.id}）已载入`, `${notice.number} (${notice.id}) is loaded already`),
        bilingual(
          '更正须由新的通知作出；编号不可重复',
          'A correction comes by another notice; no id or number stands twice',
        ),
      ),
    );
  if (notice.published > today)
    faults.push(
      reason(
        'NOTICE_FROM_THE_FUTURE',
        'published',
        bilingual(
          `发布日期 ${notice.published} 尚未到来`,
          `The day of publication, ${notice.published}, is still to come`,
        ),
        bilingual('填写通知在中国政府网发布的日期', 'Give the day on which it was put on gov.cn'),
      ),
    );
  if (notice.loadedUntil < calendar.loadedUntil)
    faults.push(
      reason(
        'CALENDAR_GROWS_ONLY',
        'loadedUntil',
        bilingual(
          `日历已载入至 ${calendar.loadedUntil}，不能缩短`,
          `The calendar is loaded until ${calendar.loadedUntil} and does not shrink`,
        ),
        bilingual('未增加年份的通知写原来的日期', 'A notice that adds no year says the same day'),
      ),
    );
  const furthest = Number(calendar.loadedUntil.slice(0, 4)) + MAX_YEARS_AHEAD;
  if (Number(notice.loadedUntil.slice(0, 4)) > furthest)
    faults.push(
      reason(
        'YEAR_BY_YEAR',
        'loadedUntil',
        bilingual(
          `一次只载入一年，至多到 ${furthest}-12-31`,
          `One year is loaded at a time: ${furthest}-12-31 at the furthest`,
        ),
        bilingual('先载入前一年的通知', 'Load the notice of the year before first'),
      ),
    );
  return faults;
}

function dayFaults(notice: HolidayNotice, { calendar }: NoticeCheckInputs): Reason[] {
  const oldest = dayOfNumber(dayNumberOf(notice.published) - MAX_DAYS_BEFORE_PUBLICATION);
  return notice.days.flatMap(({ day, working, at }) => {
    if (day < oldest || day > notice.loadedUntil)
      return [
        reason(
          'DAY_OUT_OF_REACH',
          `${at} date`,
          bilingual(
            `${day} 不在 ${oldest} 至 ${notice.loadedUntil} 之间`,
            `${day} does not lie from ${oldest} to ${notice.loadedUntil}`,
          ),
          bilingual('检查年份，或填写更晚的 loadedUntil', 'Look at its year, or give a later loadedUntil'),
        ),
      ];
    const weekday = weekdayOf(dayNumberOf(day));
    const weekend = weekday === 0 || weekday === 6;
    // "Work" on a weekday is meaningful only if an earlier notice had made the day free.
    if (working && !weekend && calendar.days.get(day)?.working !== false)
      return [
        reason(
          'WORKED_ANYWAY',
          `${at} kind`,
          bilingual(`${day} 是周一至周五，本来就上班`, `${day} is a Monday to Friday and worked anyway`),
          bilingual('调休上班日是周六或周日；检查日期', 'Make-up days are Saturdays or Sundays: look at the day'),
        ),
      ];
    return [];
  });
}

/** A notice that loads a new year must name all of it. */
function yearFaults(notice: HolidayNotice, { calendar }: NoticeCheckInputs): Reason[] {
  if (notice.loadedUntil <= calendar.loadedUntil) return [];
  const faults: Reason[] = [];
  const year = notice.loadedUntil.slice(0, 4);
  if (!notice.loadedUntil.endsWith('-12-31'))
    faults.push(
      reason(
        'WHOLE_YEARS',
        'loadedUntil',
        bilingual('日历按整年载入', 'The calendar is loaded by whole years'),
        bilingual(`填写 ${year}-12-31`, `Give ${year}-12-31`),
      ),
    );
  const off = notice.days.filter(({ day, working }) => !working && day.startsWith(year)).length;
  if (off < MIN_DAYS_OFF)
    faults.push(
      reason(
        'YEAR_INCOMPLETE',
        'days',
        bilingual(
          `${year} 年只列出 ${off} 天放假，法定至少 ${MIN_DAYS_OFF} 天`,
          `${year} has ${off} days off here; the law gives ${MIN_DAYS_OFF} at least`,
        ),
        bilingual('列出通知中的每一个放假日', 'List every day off of the notice'),
      ),
    );
  return faults;
}

/** The calendar after the notice is loaded: its days replace earlier ones, all others stay. */
export function withNotice(calendar: Calendar, notice: HolidayNotice): Calendar {
  const days = new Map(calendar.days);
  for (const { day, working, holiday } of notice.days) days.set(day, { day, working, holiday, noticeId: notice.id });
  return calendarOf(days.values(), notice.loadedUntil);
}

/** A day that counts differently under another calendar. */
export interface DayChange {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly was: { readonly working: boolean; readonly provisional: boolean; readonly noticeId?: string };
  readonly becomes: CalendarDay;
}

/** The days that the notice changes; days that it only repeats are left out. */
export const dayChanges = (calendar: Calendar, notice: HolidayNotice): DayChange[] =>
  notice.days.flatMap(({ day, working, holiday }) => {
    const { holiday: _, ...was } = isWorkingDay(calendar, day);
    if (was.working === working && !was.provisional) return [];
    return [{ day, was, becomes: { day, working, holiday, noticeId: notice.id } }];
  });

/** The first Shanghai day that counts differently with the notice: due times before it do not change. */
export function firstChangedDay(calendar: Calendar, notice: HolidayNotice): string {
  const beyond = dayOfNumber(dayNumberOf(calendar.loadedUntil) + 1);
  const days = dayChanges(calendar, notice).map(({ day }) => day);
  if (notice.loadedUntil > calendar.loadedUntil) days.push(beyond);
  return days.sort()[0] ?? beyond;
}
