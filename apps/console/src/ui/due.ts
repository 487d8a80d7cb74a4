import { durationText, spelledLeft, type TimeLeft, timeLeftText } from '@beian/domain/clock';
import { getLanguage, t } from '../app/providers/i18n.ts';
import { useNow } from './hooks.ts';
import { dueTexts } from './texts.ts';
import { fullTime, shanghai } from './time.ts';

export interface DueFacts {
  readonly at: string;
  readonly level: number;
  readonly left: TimeLeft;
}

/** "4 天 3 小时", "3 小时 12 分", "12 分钟": a duration in seconds as text. */
export const duration = (seconds: number): string => durationText(seconds)[getLanguage()];

/** "剩 3 小时 12 分", "逾期 2 个工作日": amount and unit come from the API. */
export const countdown = (left: TimeLeft): string => timeLeftText(left)[getLanguage()];

/** "补正 2026-12-08 18:00", of a due time that has passed "补正 2026-12-08 18:00 · 逾期 2 天": the duty and its due time in one line. */
export const dueLine = ({ label, at, left }: Pick<DueFacts, 'at' | 'left'> & { readonly label: string }): string =>
  [`${label} ${fullTime(at)}`, ...(left.overdue ? [countdown(left)] : [])].join(' · ');

/** "补正：12月3日（周四）17:00前，还剩 2 天。逾期…": as notices say it to the applicant. */
export const deadlineOf = (
  due: Pick<DueFacts, 'at' | 'left'> & { label: string; deadline: string; missed: string | null },
): string => {
  const language = getLanguage();
  const [colon, comma, stop] = language === 'zh' ? ['：', '，', '。'] : [': ', ', ', '. '];
  return `${due.label}${colon}${due.deadline}${comma}${spelledLeft(due.left)[language]}${due.missed === null ? '' : stop + due.missed}`;
};

/** "今天 15:26", "12-11 09:46", "2027-01-01 24:00": midnight counts as the end of the day before. */
export function dueTime(at: string, now: number): string {
  const instant = shanghai(at);
  const midnight = instant.hour() === 0 && instant.minute() === 0;
  const date = midnight ? instant.subtract(1, 'day') : instant;
  const time = midnight ? '24:00' : instant.format('HH:mm');
  const today = shanghai(now);
  const days = date.startOf('day').diff(today.startOf('day'), 'day');
  if (days === 0) return t(dueTexts.today, { time });
  if (days === 1) return t(dueTexts.tomorrow, { time });
  return `${date.format(date.year() === today.year() ? 'MM-DD' : 'YYYY-MM-DD')} ${time}`;
}

/** `dueTime`, said anew as time goes on. */
export function useDueTime(): (at: string) => string {
  const now = useNow(60_000);
  return (at) => dueTime(at, now);
}

/** "4:41", for the last minutes of a lease. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
