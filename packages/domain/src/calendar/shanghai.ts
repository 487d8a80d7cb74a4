import type { Language } from '../text/bilingual-text.ts';

/**
 * Days and instants of Asia/Shanghai. An instant is a number: milliseconds since 1970 UTC. A day is text, `YYYY-MM-DD`.
 * Shanghai has been UTC+8 without summer time since 1992 (before that, the summers of 1986–1991 were an hour ahead), so
 * the offset is a constant and the process's time zone does not matter.
 */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 in Shanghai. */
export const dayNumberAt = (instant: number): number => {
  if (!Number.isFinite(instant)) throw new RangeError('An instant is a finite number of milliseconds');
  return Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
};

/** 00:00 in Shanghai of the day with this number. */
export const startOfDayNumber = (dayNumber: number): number => dayNumber * DAY_MS - SHANGHAI_OFFSET_MS;

/**
 * Cache of formatted days: a page of fifty orders needs the same few days, and formatting takes longer than counting.
 */
const written = new Map<number, string>();
const MOST_WRITTEN = 10_000;

export function dayOfNumber(dayNumber: number): string {
  const known = written.get(dayNumber);
  if (known !== undefined) return known;
  const day = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(dayNumber, day);
  return day;
}

/** Whether the day exists: `2026-02-29` does not. */
export const isDay = (day: string): boolean => {
  // There is no year 0; databases refuse it.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day.startsWith('0000')) return false;
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
};

const INSTANT_FORM =
  /^([12]\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Whether a text is an ISO 8601 instant with a zone, of a day that exists. PostgreSQL reads each of them alike. */
export const isInstant = (text: string): boolean => isDay(INSTANT_FORM.exec(text)?.[1] ?? '');

/** Throws RangeError if the day does not exist. */
export const dayNumberOf = (day: string): number => {
  if (!isDay(day)) throw new RangeError(`No such day (YYYY-MM-DD): ${day}`);
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
};

/** 0 Sunday … 6 Saturday; day 0, 1970-01-01, was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7;

/** The Shanghai calendar day of an instant. */
export const shanghaiDay = (instant: number): string => dayOfNumber(dayNumberAt(instant));

/** 00:00 in Shanghai of a day, as an instant. Throws RangeError if the day does not exist. */
export const startOfShanghaiDay = (day: string): number => startOfDayNumber(dayNumberOf(day));

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An instant in Shanghai time, to the minute: `2018年6月20日 18:00`, `20 June 2018, 18:00 (Beijing time)`. */
export function spelledInstant(instant: number, language: Language): string {
  const [day = '', time = ''] = new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).split('T');
  return `${spelledDay(day, language)}${language === 'zh' ? ` ${time}` : `, ${time} (Beijing time)`}`;
}

/** The Shanghai time of an instant, to the minute: `10:42`, with the day if it differs from that of `now`. */
export function spelledTime(instant: number, now: number, language: Language): string {
  const time = new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
  const day = shanghaiDay(instant);
  return day === shanghaiDay(now) ? time : `${spelledDay(day, language)} ${time}`;
}

/** `2018-06-20` as `2018年6月20日` or `20 June 2018`. */
export function spelledDay(day: string, language: Language): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}
