import type { Translate } from '../providers/i18n.ts';
import { shanghai } from './time.ts';

/** What the API says of a due time; `workingSecondsLeft` is 0 or less when overdue. */
export interface DueFacts {
  readonly at: string;
  readonly level: number;
  readonly duty: string;
  readonly workingSecondsLeft: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** 09:00–18:00 */
const workingDay = 9 * hour;

/** "2 天 3 时", "3 时 05 分", "12 分": by the wall clock. */
export const duration = (t: Translate, given: number): string => {
  // What has only just begun may lie ahead of this laptop's clock.
  const seconds = Math.max(0, given);
  const d = Math.floor(seconds / day);
  const h = Math.floor((seconds % day) / hour);
  const m = Math.floor((seconds % hour) / minute);
  if (d > 0) return t('due.wallDays', { d, h });
  return h > 0 ? t('due.hours', { h, m: String(m).padStart(2, '0') }) : t('due.minutes', { m });
};

/** Working time: hours within two working days, whole working days beyond. */
const working = (t: Translate, seconds: number): string =>
  seconds > 2 * workingDay ? t('due.days', { n: Math.floor(seconds / workingDay) }) : duration(t, seconds);

/** Duties that are not counted in working time: the SMS window, and the bureau's whole days (life-cycle.md, Time). */
const byWallClock: ReadonlySet<string> = new Set(['sms', 'bureauReview']);

/** "剩 3 时 12 分": working time left as the API counted it; overdue is counted by the wall clock since it was due. */
export function countdown(t: Translate, due: DueFacts, now: number): string {
  const left = (Date.parse(due.at) - now) / 1000;
  if (due.level >= 100 || left <= 0) return t('due.over', { time: duration(t, Math.max(0, -left)) });
  return t('due.left', { time: byWallClock.has(due.duty) ? duration(t, left) : working(t, due.workingSecondsLeft) });
}

/** "今天 15:26", "12-11 09:46", "2027-01-01 24:00": midnight belongs to the day that ends with it. */
export function dueTime(t: Translate, at: string, now: number): string {
  const instant = shanghai(at);
  const midnight = instant.hour() === 0 && instant.minute() === 0;
  const date = midnight ? instant.subtract(1, 'day') : instant;
  const time = midnight ? '24:00' : instant.format('HH:mm');
  const today = shanghai(now);
  const days = date.startOf('day').diff(today.startOf('day'), 'day');
  if (days === 0) return t('due.today', { time });
  if (days === 1) return t('due.tomorrow', { time });
  return `${date.format(date.year() === today.year() ? 'MM-DD' : 'YYYY-MM-DD')} ${time}`;
}

/** "4:41", for the last minutes of a lease. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
